"""The queue as a host reads it: what waits, the most pressing first, in pages."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from guildhouse.members.models import Member
from guildhouse.moderation.kinds import kind_labels
from guildhouse.moderation.models import Appeal, Flag, Item
from guildhouse.moderation.models.item import CLAIM_LASTS
from guildhouse.moderation.queries.reach import reachable_items
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import hosted_space_ids

PER_PAGE = 30
MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; words that mean nothing are left out by `read`."""

    state: str = "open"
    kind: str = ""
    space: int = 0
    source: str = ""

    def address(self, **changes: object) -> str:
        given = {"state": self.state, "kind": self.kind, "space": self.space, "source": self.source, **changes}
        parts = [f"{name}={value}" for name, value in given.items() if value and value != "open"]
        return "/moderation/?" + "&".join(parts)


@dataclass(frozen=True, slots=True)
class QueueRow:
    id: int
    kind: str
    title: str
    name: str
    hue: int
    picture: str
    is_unnamed: bool
    space: str
    reason: str
    source: str
    flags: int
    at: datetime
    holder: str
    is_mine: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Queue:
    rows: list[QueueRow]
    count: int
    page: int
    pages: int
    filters: Filters
    kinds: dict[str, str]
    spaces: list[tuple[int, str]] = field(default_factory=list)


def load_queue(member: Member, filters: Filters, page: int) -> Queue:
    """Six queries, however many wait: the spaces one hosts twice (for the rule and for the filter), count, rows."""
    items = _filtered(member, filters)
    count = items.count()
    pages = max(1, -(-count // PER_PAGE))
    page = min(page, pages)
    order = ("-closed_at", "-id") if filters.state == "decided" else ("-rank", "id")
    shown = items.select_related("space", "author", "claimed_by").order_by(*order)
    labels = kind_labels()
    rows = [_make_row(item, member, labels) for item in shown[(page - 1) * PER_PAGE : page * PER_PAGE]]
    spaces = Space.objects.filter(pk__in=hosted_space_ids(member)).values_list("pk", "name")
    return Queue(rows, count, page, pages, filters, labels, list(spaces))


def count_waiting(member: Member) -> int:
    return reachable_items(member).filter(closed_at=None).count()


def count_waiting_appeals() -> int:
    return Appeal.objects.filter(decided_at=None).count()


def _filtered(member: Member, filters: Filters) -> "QuerySet[Item]":
    items = reachable_items(member)
    items = items.exclude(closed_at=None) if filters.state == "decided" else items.filter(closed_at=None)
    if filters.state == "mine":
        items = items.filter(claimed_by=member, claimed_at__gt=timezone.now() - CLAIM_LASTS)
    if filters.kind:
        items = items.filter(kind=filters.kind)
    if filters.space:
        items = items.filter(space=filters.space)
    if filters.source:
        items = items.filter(source=filters.source)
    return items


def name_reason(word: str) -> str:
    """A flag's reason in words; a check's name stands as it was given."""
    return str(Flag.Reason(word).label) if word in Flag.Reason else word


def _make_row(item: Item, member: Member, labels: dict[str, str]) -> QueueRow:
    veiled = bool(item.byline)
    author = None if veiled else item.author
    return QueueRow(
        id=item.pk, kind=labels.get(item.kind, item.kind), title=item.title,
        name=item.byline if veiled else author.name if author else "",
        hue=author.hue if author else 0, picture=author.avatar_url if author else "", is_unnamed=veiled,
        space=item.space.name if item.space else "", reason=name_reason(item.reason), source=item.source,
        flags=item.flags_count, at=item.closed_at or item.opened_at,
        holder=item.claimed_by.name if item.holder_id and item.claimed_by else "",
        is_mine=item.holder_id == member.pk, is_open=item.is_open,
    )  # fmt: skip
