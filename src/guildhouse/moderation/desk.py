"""What hosts find on their desk: whatever waits in the queue of moderation."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.desk import DeskItem, Lane, desk_lanes
from guildhouse.members.models import Member
from guildhouse.moderation.kinds import kind_labels
from guildhouse.moderation.models import Item
from guildhouse.moderation.queries.queue import name_reason
from guildhouse.moderation.queries.reach import reachable_items


def open_items(host: Member | None) -> "QuerySet[Item]":
    items = Item.objects.all() if host is None else reachable_items(host)
    return items.filter(closed_at=None).select_related("author", "space")


def word_items(rows: Sequence[Item]) -> Iterator[DeskItem]:
    """Under another name its author stays behind it, as in the queue."""
    labels = kind_labels()
    for item in rows:
        author = None if item.byline else item.author
        yield DeskItem(
            id=item.pk, title=item.title or labels.get(item.kind, item.kind), address=item.get_absolute_url(),
            since=item.opened_at, act=_("Decide"), act_address=item.get_absolute_url(),
            who=item.byline or (author.name if author else ""), hue=author.hue if author else 0,
            picture=author.avatar_url if author else "", is_unnamed=bool(item.byline),
            place=item.space.name if item.space else "", about=name_reason(item.reason),
        )  # fmt: skip


desk_lanes.register("flags", Lane(
    label=lazy("Flags and words that wait for a look"), icon="flag", order=50, rows=open_items, since="opened_at",
    means=lazy("What members flagged and checks noticed. Each is decided with a reason, and whoever flagged it is told."),
    word=word_items, may_be_left=False,
))  # fmt: skip
