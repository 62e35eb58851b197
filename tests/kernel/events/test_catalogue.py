"""Facts written today are read by the house of tomorrow, and the other way round."""

from datetime import UTC, datetime

import pytest

from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.events import event_name
from guildhouse.kernel.events.catalogue import find_event, read_event, write_event


def test_event_survives_being_written_and_read(lamp_lit):
    event = lamp_lit(room_id=4, by="Grace")
    assert read_event(event_name(event), write_event(event)) == event


def test_event_times_survive_being_written_and_read():
    event = HourStruck(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert read_event(event_name(event), write_event(event)) == event


def test_reading_drops_fields_that_are_no_longer_known(lamp_lit):
    read = read_event(event_name(lamp_lit), {"room_id": 1, "by": "Ada", "colour": "green"})
    assert read == lamp_lit(room_id=1, by="Ada")


def test_reading_fills_optional_fields_that_were_not_written_yet(lamp_lit):
    assert read_event(event_name(lamp_lit), {"room_id": 1}) == lamp_lit(room_id=1, by="somebody")


def test_reading_without_a_needed_field_says_which(lamp_lit):
    with pytest.raises(LookupError, match="room_id"):
        read_event(event_name(lamp_lit), {"by": "Ada"})


def test_reading_an_event_of_a_room_that_is_gone_says_so():
    with pytest.raises(LookupError, match=r"attic\.DustSettled"):
        read_event("attic.DustSettled", {})


def test_event_is_found_as_the_very_class_that_is_announced(lamp_lit):
    """A dataclass with slots is made twice; the first one is nobody's."""
    for kind in (lamp_lit, HourStruck):
        assert find_event(event_name(kind)) is kind
