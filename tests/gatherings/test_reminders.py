"""Reminders and Today: once each, in the member's own morning, across changes of clocks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from guildhouse.gatherings.actions import answer_gathering
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.queries.nearness import forget_nearness
from guildhouse.gatherings.queries.reminding import find_reminders
from guildhouse.gatherings.today import list_due
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.events import emit
from guildhouse.notifications.models import Notice
from tests.factories import GatheringFactory, MemberFactory

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def hours_of(member, first, hours):
    """At which hours, of so many from `first`, this member is reminded, and why."""
    found = []
    for number in range(hours):
        at = first + timedelta(hours=number)
        found += [(at, one.why, one.key) for one in find_reminders(at) if one.member_id == member.pk]
    return found


@pytest.mark.parametrize(("zone", "first_heard"), [
    ("Europe/Paris", datetime(2027, 3, 27, 8, 0, tzinfo=UTC)),  # clocks go forward in the night between
    ("America/Los_Angeles", datetime(2027, 3, 27, 16, 0, tzinfo=UTC)),
    ("Pacific/Auckland", datetime(2027, 3, 27, 20, 0, tzinfo=UTC)),  # there it is on the 29th
])  # fmt: skip
def test_reminder_comes_at_nine_the_day_before_where_one_lives(zone, first_heard):
    starts_at = datetime(2027, 3, 28, 16, 30, tzinfo=UTC)
    gathering = GatheringFactory(starts_at=starts_at, zone="Europe/Paris")
    coming = MemberFactory(time_zone=zone)
    answer_gathering(gathering, by=coming, coming=True)
    Attendance.objects.update(answered_at=LONG_AGO)
    heard = hours_of(coming, datetime(2027, 3, 26, 0, 0, tzinfo=UTC), 72)
    tomorrow = [at for at, why, _key in heard if why == "tomorrow"]
    assert tomorrow[0] == first_heard
    assert len({key for _at, why, key in heard if why == "tomorrow"}) == 1
    soon = [at for at, why, _key in heard if why == "soon"]
    assert soon[0] == starts_at - timedelta(minutes=90)
    assert len({key for *_rest, key in heard}) == 2


def test_who_answered_after_nine_is_not_reminded_of_tomorrow():
    gathering = GatheringFactory(starts_at=datetime(2027, 3, 18, 18, 0, tzinfo=UTC))
    late = MemberFactory(time_zone="UTC")
    answer_gathering(gathering, by=late, coming=True)
    Attendance.objects.update(answered_at=datetime(2027, 3, 17, 11, 30, tzinfo=UTC))
    assert hours_of(late, datetime(2027, 3, 17, 0, 0, tzinfo=UTC), 24) == []


def test_reminder_is_told_once_though_the_hour_is_heard_again(deliver):
    gathering = GatheringFactory(begins=timedelta(minutes=100))
    coming, gone, organiser = MemberFactory(), MemberFactory(), gathering.created_by
    for one in (coming, gone):
        answer_gathering(gathering, by=one, coming=True)
    answer_gathering(gathering, by=gone, coming=False)
    for _ in range(2):
        emit(HourStruck(at=timezone.now()))
        deliver()
    told = Notice.objects.filter(kind="gatherings.reminder").values_list("member_id", flat=True)
    assert sorted(told) == sorted([coming.pk, organiser.pk])
    Gathering.objects.update(cancelled_at=timezone.now())
    assert list(find_reminders(timezone.now())) == []


def test_today_shows_what_is_near(member, django_assert_num_queries):
    forget_nearness()
    assert list(list_due(member)) == []
    with django_assert_num_queries(0):
        list(list_due(member))
    near, far = GatheringFactory(begins=timedelta(hours=1)), GatheringFactory(begins=timedelta(days=6))
    for one in (near, far):
        answer_gathering(one, by=member, coming=True)
    forget_nearness()
    list(list_due(member))
    with django_assert_num_queries(1):
        (item,) = list_due(member)
    assert item.address == near.get_absolute_url()
    assert item.title.startswith("Pitch night, to")
