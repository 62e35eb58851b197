"""The mark of a thing that waits, locked: hosts stand in line for it."""

from django.utils.translation import gettext as _

from guildhouse.insights.models import Mark
from guildhouse.insights.queries.lanes import find_waiting
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.desk import Lane
from guildhouse.members.models import Member

CHANNEL = "desk"


def lock_mark(key: str, thing_id: int, by: Member) -> tuple[Lane, Mark]:
    """NotFound where it does not wait, or not for this host; the caller holds the transaction."""
    lane, row = find_waiting(by, key, thing_id)
    named = {"lane": key, "thing_id": thing_id, "since": getattr(row, lane.since)}
    made, _new = Mark.objects.get_or_create(**named)
    mark = lock(Mark.objects.filter(pk=made.pk)).first() or Mark.objects.create(**named)
    return lane, mark


def refuse_others(mark: Mark, by: Member) -> None:
    """Conflict where another host has it in hand."""
    if mark.holder_id not in {None, by.pk} and mark.taken_by is not None:
        raise Conflict(
            _("%(name)s has taken this. It is free again two days after that.") % {"name": mark.taken_by.name}
        )
