"""Each hour and each day is announced once."""

from datetime import UTC, datetime, timedelta

import pytest

from guildhouse.kernel.clock import DayBegan, HourStruck, forget_old_ticks, strike
from guildhouse.kernel.events import Listener, listeners
from guildhouse.kernel.models import ClockTick

NOON = datetime(2026, 5, 4, 12, 0, 7, tzinfo=UTC)


@pytest.fixture
def heard(db, monkeypatch):
    """What the clock announced, as inline listeners hear it."""
    found = []
    by_event = {
        kind: [Listener(f"test.{kind.__name__}", kind, found.append, True, False, None)]
        for kind in (HourStruck, DayBegan)
    }
    monkeypatch.setattr(listeners, "by_event", by_event)
    return found


def test_clock_announces_the_hour_and_the_day_once(heard):
    for second in (0, 20, 40):
        strike(NOON + timedelta(seconds=second))
    assert heard == [HourStruck(at=NOON.replace(second=0)), DayBegan(at=NOON.replace(hour=0, second=0))]


def test_clock_announces_the_next_hour_and_not_the_same_day(heard):
    strike(NOON)
    strike(NOON + timedelta(hours=1))
    assert [type(event) for event in heard] == [HourStruck, DayBegan, HourStruck]


def test_clock_announces_the_next_day(heard):
    strike(NOON)
    strike(NOON + timedelta(days=1))
    assert heard[-1] == DayBegan(at=datetime(2026, 5, 5, tzinfo=UTC))


def test_clock_that_was_set_back_announces_nothing_twice(heard):
    strike(NOON + timedelta(hours=1))
    strike(NOON)
    strike(NOON + timedelta(hours=1))
    assert len([event for event in heard if isinstance(event, HourStruck)]) == 2


def test_two_clocks_at_once_announce_once(heard, monkeypatch):
    strike(NOON)
    monkeypatch.setattr(
        ClockTick.objects, "filter", lambda **_: ClockTick.objects.none()
    )  # each looked before the other wrote
    strike(NOON)
    assert len(heard) == 2


def test_old_ticks_are_forgotten_and_new_ones_kept(db):
    ClockTick.objects.create(kind="hour", at=datetime.now(UTC) - timedelta(days=9))
    recent = ClockTick.objects.create(kind="hour", at=datetime.now(UTC))
    assert forget_old_ticks() == 1
    assert list(ClockTick.objects.all()) == [recent]
