"""Seats: counted, and given in order to those who wait. Whoever calls holds the event's row."""

from datetime import datetime

from django.db.models import Count, Q

from guildhouse.gatherings.events import SeatGained
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.members.policies import READERS

State = Attendance.State


def settle_seats(gathering: Gathering, now: datetime) -> list[int]:
    """Gives free seats to those who wait, first come first, until it begins; then counts. Answers who got one.

    Whoever may not come any more (suspended, left) is passed over and keeps no seat from the next.
    """
    going = gathering.attendances.filter(state=State.GOING).count()
    promoted = []
    if not gathering.is_cancelled and gathering.deleted_at is None and not gathering.has_begun(now):
        for one in _next_in_line(gathering, going):
            one.state, one.place = State.GOING, None
            one.save(update_fields=["state", "place"])
            emit(SeatGained(gathering_id=gathering.pk, member_id=one.member_id))
            promoted.append(one.member_id)
    count_seats(gathering)
    return promoted


def _next_in_line(gathering: Gathering, going: int) -> list[Attendance]:
    line = gathering.attendances.filter(state=State.WAITING, member__status__in=READERS).order_by("place")
    if gathering.capacity is None:
        return list(line)
    return list(line[: max(0, gathering.capacity - going)])


def count_seats(gathering: Gathering) -> None:
    counted = gathering.attendances.aggregate(
        going=Count("pk", filter=Q(state=State.GOING)), waiting=Count("pk", filter=Q(state=State.WAITING))
    )
    gathering.going_count, gathering.waiting_count = counted["going"], counted["waiting"]
    gathering.save(update_fields=["going_count", "waiting_count", "last_place"])
    pulse(f"gathering:{gathering.pk}")
