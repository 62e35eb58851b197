"""The reference pages say what the code says."""

import pytest

from guildhouse.config.reference import PAGES
from tests.house.tree import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_reference_page_is_up_to_date(name):
    page = ROOT / "docs/reference" / name
    assert page.exists(), "make reference"
    assert page.read_text("utf-8") == PAGES[name](), "the code has changed: make reference"


def test_reference_of_events_names_rooms_fields_and_listeners():
    page = PAGES["events.md"]()
    assert "### clock.HourStruck" in page
    assert "- kernel.forget_what_is_over, delivered" in page
    assert "Fields: `at`." in page


def test_reference_of_settings_holds_no_value_of_this_machine(settings):
    page = PAGES["settings.md"]()
    assert "| `GUILDHOUSE_PORT` | `8000` |" in page
    assert settings.SECRET_KEY not in page
    assert str(settings.GUILDHOUSE_HOME) not in page
