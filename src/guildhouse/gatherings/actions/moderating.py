"""Hiding an event by whoever keeps order, and showing it again. The decision is recorded by those who decide."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.actions.locking import lock_row
from guildhouse.gatherings.actions.seating import settle_seats
from guildhouse.gatherings.events import GatheringRemoved, GatheringRestored
from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.policies import can_keep_order
from guildhouse.gatherings.queries.finding import stand
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member


@transaction.atomic
def hide_gathering(gathering_id: int, *, by: Member, reason: str = "", **_more: Any) -> None:
    gathering = _lock_as_keeper(gathering_id, by)
    if gathering.deleted_at is None:
        gathering.deleted_at, gathering.hidden_because = timezone.now(), reason[:300]
        gathering.version += 1
        gathering.save(update_fields=["deleted_at", "hidden_because", "version"])
        emit(GatheringRemoved(gathering_id=gathering.pk, by_id=by.pk))


@transaction.atomic
def show_gathering(gathering_id: int, *, by: Member, **_more: Any) -> None:
    """Seats that became free meanwhile go to those who wait."""
    gathering = _lock_as_keeper(gathering_id, by)
    if gathering.deleted_at is not None:
        gathering.deleted_at, gathering.hidden_because = None, ""
        gathering.version += 1
        gathering.save(update_fields=["deleted_at", "hidden_because", "version"])
        settle_seats(gathering, timezone.now())
        emit(GatheringRestored(gathering_id=gathering.pk, by_id=by.pk))


def _lock_as_keeper(gathering_id: int, by: Member) -> Gathering:
    gathering = lock_row(gathering_id)
    if not can_keep_order(stand(gathering, by)):
        raise NotAllowed(_("This is for the hosts of the space."))
    return gathering
