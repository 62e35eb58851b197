"""Which hosts decide about an item: told of it, and asked for it."""

from django.db.models import Q, QuerySet

from guildhouse.members.models import Member
from guildhouse.moderation.models import Item
from guildhouse.spaces.models import Space, SpaceMembership


def list_deciders(item: Item) -> "QuerySet[Member]":
    """Hosts of its space, and of the community where they may read; neither its author nor who flagged it."""
    hosts = Q(role=Member.Role.HOST)
    space = item.space
    if space is not None:
        inside = SpaceMembership.objects.filter(space=space)
        if space.join_rule != Space.JoinRule.OPEN:
            hosts &= Q(pk__in=inside.values("member"))
        hosts |= Q(pk__in=inside.filter(role=SpaceMembership.Role.HOST).values("member"))
    found: QuerySet[Member] = Member.objects.present().filter(hosts).exclude(pk__in=item.flags.values("by"))
    return found if item.author_id is None else found.exclude(pk=item.author_id)
