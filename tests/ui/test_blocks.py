"""A fragment is a block of its page: it sees what the page imports and sets."""

import pytest
from django.template import engines
from django.test import RequestFactory

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.pages import render_block


@pytest.mark.django_db
def test_block_sees_the_macros_its_page_imports():
    compiled = engines["house"].get_template("layout/error.html")
    html = render_block(
        compiled, "refusal", {"error": NotAllowed("Only hosts may move a topic.")}, RequestFactory().get("/")
    )
    assert "Only hosts may move a topic." in html
    assert 'class="toast"' in html
    assert "<html" not in html
