"""Posts a member keeps, for themselves alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from guildhouse.discussions.models import Bookmark
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import Face
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.rows import fetch_rows
from guildhouse.members.models import Block, Member
from guildhouse.spaces.queries import readable_space_ids

PAGE = 30
EXCERPT = 240
MOST_DUE = 20
DUE = """
SELECT t.title, k.post_id, k.note, t.space_id
FROM discussions_bookmark k
JOIN discussions_post p ON p.id = k.post_id
JOIN discussions_topic t ON t.id = p.topic_id
WHERE k.member_id = %s AND k.remind_on <= %s AND p.deleted_at IS NULL AND t.deleted_at IS NULL
ORDER BY k.remind_on, k.id LIMIT %s"""


@dataclass(frozen=True, slots=True)
class KeptRow:
    title: str
    address: str
    face: Face
    excerpt: str
    note: str
    remind_on: date | None
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class KeptList:
    rows: list[KeptRow]
    total: int
    page: int
    pages: int


def list_kept(member: Member, page: int) -> KeptList:
    """Latest kept first, without what is gone, may not be read any more, or was written by somebody they block."""
    blocked = Block.objects.filter(member=member, blocked=OuterRef("post__author"))
    kept = Bookmark.objects.filter(
        ~Exists(blocked) | Q(post__pseudonym__isnull=False), member=member, post__deleted_at=None,
        post__topic__deleted_at=None, post__topic__space__in=readable_space_ids(member),
    )  # fmt: skip
    total = kept.count()
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    found = kept.select_related("post__topic", "post__author").order_by("-at", "-pk")[(page - 1) * PAGE : page * PAGE]
    return KeptList([_make_row(one) for one in found], total, page, pages)


def _make_row(kept: Bookmark) -> KeptRow:
    post, author = kept.post, kept.post.author
    face = make_face(post.pseudonym, author.name, author.handle, author.hue, author.avatar, author.headline)
    return KeptRow(
        title=post.topic.title, address=post.get_absolute_url(), face=face, excerpt=excerpt(post.html, EXCERPT),
        note=kept.note, remind_on=kept.remind_on, kept_at=kept.at,
    )  # fmt: skip


def find_kept(member: Member, post_id: int) -> Bookmark | None:
    return Bookmark.objects.filter(member=member, post=post_id).first()


class DueRow(NamedTuple):
    title: str
    post_id: int
    note: str
    space_id: int


def list_kept_due(member: Member, today: date) -> list[DueRow]:
    """At most twenty, the longest due first, of topics one may still read; on every member's front, so asked by hand."""
    due = [DueRow(*values) for values in fetch_rows(DUE, [member.pk, today, MOST_DUE])]
    readable = set(readable_space_ids(member)) if due else set()
    return [kept for kept in due if kept.space_id in readable]
