"""Who is reminded of which event in an hour: the day before at nine where they live, and an hour before it begins."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings

from guildhouse.gatherings.models import Attendance, Gathering, Organiser
from guildhouse.members.queries.zones import find_zone

MORNING = 9
SOON = timedelta(hours=2)  # exclusive: an hour that strikes at 17:00 reminds of what begins before 19:00
FAR = timedelta(hours=50)  # tomorrow ends at most so far away, with zones and clocks going back


class Reminder(NamedTuple):
    """`key` is the same however often the hour is heard, and another one once the event moves."""

    gathering_id: int
    member_id: int
    why: str
    key: str


def find_reminders(at: datetime) -> Iterator[Reminder]:
    """For all who come or organise. A worker that slept catches up: in the morning until midnight, before an event until it begins."""
    near = {"gathering__starts_at__gt": at, "gathering__starts_at__lt": at + FAR, "gathering__deleted_at": None}
    going = Attendance.objects.filter(state=Attendance.State.GOING, gathering__cancelled_at=None, **near)
    seen: set[tuple[int, int]] = set()
    for one in going.select_related("gathering", "member").iterator():
        seen.add((one.gathering_id, one.member_id))
        yield from _remind(one.gathering, one.member_id, one.member.time_zone, one.answered_at, at)
    organising = Organiser.objects.filter(gathering__cancelled_at=None, **near).select_related("gathering", "member")
    for held in organising.iterator():
        if (held.gathering_id, held.member_id) not in seen:
            yield from _remind(held.gathering, held.member_id, held.member.time_zone, held.since, at)


def _remind(gathering: Gathering, member_id: int, zone: str, since: datetime, at: datetime) -> Iterator[Reminder]:
    local = at.astimezone(find_zone(zone or settings.TIME_ZONE))
    begins = gathering.starts_at.astimezone(local.tzinfo)
    stamp = f"{gathering.pk}:{int(gathering.starts_at.timestamp())}"
    if gathering.starts_at - at < SOON:
        yield Reminder(gathering.pk, member_id, "soon", f"soon:{stamp}")
        return
    nine = local.replace(hour=MORNING, minute=0)
    if begins.date() == local.date() + timedelta(days=1) and local >= nine and since < nine:
        yield Reminder(gathering.pk, member_id, "tomorrow", f"tomorrow:{stamp}")
