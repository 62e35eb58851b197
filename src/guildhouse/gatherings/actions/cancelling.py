"""Calling an event off, and taking that back within minutes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.actions.locking import lock_gathering
from guildhouse.gatherings.actions.seating import settle_seats
from guildhouse.gatherings.events import GatheringCancelled, GatheringRestored
from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.policies import can_run
from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import one_line
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

LONGEST_REASON = 500


@transaction.atomic
def cancel_gathering(gathering: Gathering, *, by: Member, because: str) -> Gathering:
    """Calls it off with a reason that everybody who comes is told. Seats stay where they are, should it be taken back."""
    standing = lock_gathering(gathering.pk, by)
    gathering, now = standing.gathering, timezone.now()
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    if gathering.is_cancelled:
        return gathering
    if gathering.is_over(now):
        raise Conflict(_("This event is over; it can no longer be called off."))
    reason = one_line(because[: LONGEST_REASON * 4])
    if not reason:
        raise Invalid(_("Say why in a sentence: those who wanted to come are told."), field="because")
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("A reason holds 500 characters."), field="because")
    _mark(gathering, now, reason)
    if not standing.is_organiser:
        record_act("gathering.cancelled", by=by, kind="gathering", object_id=gathering.pk, reason=reason)
    emit(GatheringCancelled(gathering_id=gathering.pk, by_id=by.pk, version=gathering.version))
    return gathering


@undoes("gatherings.cancel")
@transaction.atomic
def restore_gathering(*, by: Member, gathering_id: int, **_more: Any) -> Gathering:
    """It takes place after all. Seats that were given up meanwhile go to those who wait."""
    standing = lock_gathering(gathering_id, by)
    gathering = standing.gathering
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    if gathering.is_cancelled:
        _mark(gathering, None, "")
        settle_seats(gathering, timezone.now())
        emit(GatheringRestored(gathering_id=gathering.pk, by_id=by.pk))
    return gathering


def _mark(gathering: Gathering, at: Any, reason: str) -> None:
    gathering.cancelled_at, gathering.cancelled_because = at, reason
    gathering.version += 1
    gathering.sequence += 1
    gathering.changed_at = timezone.now()
    gathering.save(update_fields=["cancelled_at", "cancelled_because", "version", "sequence", "changed_at"])
    pulse(f"gathering:{gathering.pk}")
