"""Taking a thing in hand, so that no two hosts work on the same one."""

from django.db import transaction
from django.utils import timezone

from guildhouse.insights.actions.marking import CHANNEL, lock_mark, refuse_others
from guildhouse.insights.models import Mark
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member


@transaction.atomic
def take_thing(key: str, thing_id: int, *, by: Member) -> Mark:
    """Theirs for two days, or until it is done. Conflict where another host was faster."""
    _lane, mark = lock_mark(key, thing_id, by)
    refuse_others(mark, by)
    mark.taken_by, mark.taken_at = by, timezone.now()
    mark.save(update_fields=["taken_by", "taken_at"])
    pulse(CHANNEL)
    return mark


@transaction.atomic
def let_go(key: str, thing_id: int, *, by: Member) -> None:
    """Lets go of one's own hold; that of somebody else stays."""
    _lane, mark = lock_mark(key, thing_id, by)
    if mark.holder_id == by.pk:
        mark.taken_by = mark.taken_at = None
        mark.save(update_fields=["taken_by", "taken_at"])
        pulse(CHANNEL)
