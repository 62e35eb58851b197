"""Answering to an event: coming, not coming, waiting for a seat. Nobody is ever given a seat that is not there."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.actions.locking import lock_gathering, lock_row
from guildhouse.gatherings.actions.seating import settle_seats
from guildhouse.gatherings.events import AttendanceAnswered
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.policies import Standing, can_come, can_withdraw
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space, SpaceMembership

State = Attendance.State


@transaction.atomic
def answer_gathering(gathering: Gathering, *, by: Member, coming: bool, is_listed: bool = True) -> Attendance:
    """Coming takes a seat, or a place in the line when none is left; not coming gives it to whoever waits first.

    Whoever comes back stands at the end of the line. The answer says which of the two it became (`state`).
    """
    standing = lock_gathering(gathering.pk, by)
    now = timezone.now()
    return _take_part(standing, by, now, is_listed=is_listed) if coming else _withdraw(standing, by, now)


def _take_part(standing: Standing, by: Member, now: datetime, *, is_listed: bool) -> Attendance:
    gathering, own = standing.gathering, standing.attendance
    if own is not None and own.state != State.DECLINED:
        own.is_listed = is_listed
        own.save(update_fields=["is_listed"])
        return own
    _refuse_late(standing, now)
    own = own or Attendance(gathering=gathering, member=by)
    waits = gathering.is_full or gathering.attendances.filter(state=State.WAITING).exists()
    own.state, own.is_listed, own.answered_at, own.came = State.GOING, is_listed, now, None
    if waits:
        gathering.last_place += 1
        own.state, own.place = State.WAITING, gathering.last_place
    own.save()
    settle_seats(gathering, now)
    own.refresh_from_db()
    emit(AttendanceAnswered(gathering_id=gathering.pk, member_id=by.pk, state=own.state))
    return own


def _refuse_late(standing: Standing, now: datetime) -> None:
    gathering = standing.gathering
    if can_come(standing, now):
        return
    if gathering.is_cancelled:
        raise Conflict(_("This event has been called off."))
    if gathering.is_over(now):
        raise Conflict(_("This event is over."))
    if gathering.is_closed(now):
        raise Conflict(_("Registration is closed. Its organisers can tell you whether there is still a way."))
    raise NotAllowed(_("Your account cannot answer to events at the moment."))


def _withdraw(standing: Standing, by: Member, now: datetime) -> Attendance:
    if not can_withdraw(standing, now):
        raise Conflict(_("This event is over."))
    own = standing.attendance or Attendance(gathering=standing.gathering, member=by)
    if own.pk is None or own.state != State.DECLINED:
        own.state, own.place, own.answered_at = State.DECLINED, None, now
        own.save()
        settle_seats(standing.gathering, now)
        emit(AttendanceAnswered(gathering_id=standing.gathering.pk, member_id=by.pk, state=own.state))
    return own


@transaction.atomic
def release_seats(*, member_id: int | None = None, space_id: int | None = None) -> None:
    """Seats of those who may not come any more go to whoever waits: people outside a space that is not open, people gone."""
    now = timezone.now()
    held = Attendance.objects.filter(gathering__ends_at__gt=now, state__in=(State.GOING, State.WAITING))
    if member_id is not None:
        held = held.filter(member=member_id)
    if space_id is not None:
        space = Space.objects.filter(pk=space_id).first()
        if space is None or space.is_open:
            return
        inside = SpaceMembership.objects.filter(space=space).values("member")
        held = held.filter(gathering__space=space).exclude(member__in=inside)
    for gathering_id in sorted(set(held.values_list("gathering_id", flat=True))):
        gathering = lock_row(gathering_id)
        held.filter(gathering=gathering).update(state=State.DECLINED, place=None, answered_at=now)
        settle_seats(gathering, now)


def read_answer(words: str) -> bool:
    """What a form or program sends: going or declined."""
    if words not in {State.GOING, State.DECLINED}:
        raise Invalid(_("Say whether you are coming."), field="answer")
    return words == State.GOING
