"""Which items this member decides about: of the spaces they host, and of the community where they are its host."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.members.models import Member
from guildhouse.moderation.kinds import ItemKind, find_kind
from guildhouse.moderation.models import Flag, Item
from guildhouse.spaces.queries import hosted_space_ids


def reachable_items(member: Member) -> "QuerySet[Item]":
    return items_within(hosted_space_ids(member), member.pk, keeps_order=member.is_host)


def items_within(spaces: Sequence[int], member_id: int, *, keeps_order: bool) -> "QuerySet[Item]":
    """Neither one's own words nor what one has flagged. Hidden spaces belong to those inside them alone."""
    reach = Q(space__in=spaces)
    if keeps_order:
        reach |= Q(space=None)
    flagged = Flag.objects.filter(by=member_id).values("item")
    return Item.objects.filter(reach).exclude(author=member_id).exclude(pk__in=flagged)


def find_item(member: Member, item_id: int) -> tuple[Item, ItemKind, FlaggedThing]:
    """The item, its kind and how the thing stands now. NotFound where somebody else decides, or the room is gone."""
    item = reachable_items(member).select_related("space", "author", "claimed_by").filter(pk=item_id).first()
    kind = find_kind(item.kind) if item else None
    if item is not None and kind is not None and item.object_id in kind.decides(member, [item.object_id]):
        thing = kind.show(item.object_id)
        if thing is not None:
            return item, kind, thing
    raise NotFound(_("There is nothing here for you to decide about."))
