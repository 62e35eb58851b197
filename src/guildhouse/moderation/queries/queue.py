"""The queue as a host reads it: what waits, the most pressing first, in pages."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from guildhouse.kernel.counting import until_pulse
from guildhouse.kernel.rows import aware
from guildhouse.members.models import Member
from guildhouse.moderation.kinds import kind_labels
from guildhouse.moderation.models import Appeal, Flag, Item
from guildhouse.moderation.models.item import CLAIM_LASTS
from guildhouse.moderation.queries.queue_rows import PER_PAGE, Asked, Filters, Row
from guildhouse.moderation.queries.reach import reachable_items
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import hosted_space_ids

MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`source` in words, where it is not a member's flag."""

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
    spaces: tuple[tuple[int, str], ...]


def load_queue(member: Member, filters: Filters, page: int) -> Queue:
    """Five queries, however many wait, and one more to count them anew when something has happened in the house."""
    spaces = hosted_space_ids(member)
    asked = Asked(member, filters, spaces)
    count = until_pulse(f"moderation.queue:{member.pk}:{filters}:{spaces}", asked.count)
    pages = max(1, -(-count // PER_PAGE))
    page = min(page, pages)
    labels = kind_labels()
    rows = [_make_row(Row(*values), member, labels) for values in asked.read((page - 1) * PER_PAGE)]
    names = Space.objects.filter(pk__in=spaces).values_list("pk", "name")
    return Queue(rows, count, page, pages, filters, labels, tuple(names))


def count_waiting(member: Member) -> int:
    return reachable_items(member).filter(closed_at=None).count()


def count_waiting_appeals() -> int:
    return Appeal.objects.filter(decided_at=None).count()


def name_reason(word: str) -> str:
    """A flag's reason in words; a check's name stands as it was given."""
    return str(Flag.Reason(word).label) if word in Flag.Reason else word


def _make_row(row: Row, member: Member, labels: dict[str, str]) -> QueueRow:
    """Under another name its author stays behind it."""
    veiled = bool(row.byline)
    is_held = row.claimed_at is not None and aware(row.claimed_at) > timezone.now() - CLAIM_LASTS
    source = "" if row.source == Item.Source.FLAG else str(Item.Source(row.source).label)
    has_face = not veiled and row.author is not None
    return QueueRow(
        id=row.id, kind=labels.get(row.kind, row.kind), title=row.title, name=row.byline or row.author or "",
        hue=row.hue if has_face else 0, picture=f"/avatars/{row.avatar}" if has_face and row.avatar else "",
        is_unnamed=veiled, space=row.space or "", reason=name_reason(row.reason), source=source, flags=row.flags,
        at=aware(row.closed_at or row.opened_at), holder=(row.holder or "") if is_held else "",
        is_mine=is_held and row.holder_id == member.pk, is_open=row.closed_at is None,
    )  # fmt: skip
