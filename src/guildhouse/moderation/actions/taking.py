"""Taking an item in hand, so that no two hosts work on the same one; and asking who wrote under another name."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member
from guildhouse.moderation.actions.opening import lock_item
from guildhouse.moderation.models import Item
from guildhouse.moderation.queries.reach import find_item


@transaction.atomic
def take_item(item: Item, *, by: Member, over: bool = False) -> Item:
    """Theirs for thirty minutes; `over` takes it from whoever has it, who sees that on the page."""
    find_item(by, item.pk)
    item = lock_item(item.pk)
    if not item.is_open:
        raise Conflict(_("This has been decided meanwhile."))
    holder = item.holder_id
    if holder not in {None, by.pk} and not over and item.claimed_by is not None:
        raise Conflict(_("%(name)s has taken this. Ask them, or take it over.") % {"name": item.claimed_by.name})
    Item.objects.filter(pk=item.pk).update(claimed_by=by, claimed_at=timezone.now())
    pulse("moderation")
    return item


@transaction.atomic
def leave_item(item: Item, *, by: Member) -> None:
    """Lets go of one's own claim; that of somebody else stays."""
    Item.objects.filter(pk=item.pk, claimed_by=by).update(claimed_by=None, claimed_at=None)
    pulse("moderation")


@transaction.atomic
def unveil_author(item: Item, *, by: Member) -> Item:
    """Those who decide about it learn who wrote under another name; the log says who asked, and when."""
    find_item(by, item.pk)
    item = lock_item(item.pk)
    if item.byline and item.unveiled_at is None:
        item.unveiled_at = timezone.now()
        item.save(update_fields=["unveiled_at"])
    if item.byline:
        record_act("moderation.author_unveiled", by=by, kind=item.kind, object_id=item.object_id, about=item.author)
    return item
