"""Lists of topics: latest, top, unanswered, mine; of one space or of all one may read.

One hand-written query a list, whose order is read off an index (tests/discussions/test_topic_lists.py compares it with the
ORM's answer). `space_id + 0` keeps a planner from gathering whole spaces and sorting them.
"""

from dataclasses import dataclass
from typing import Any

from guildhouse.discussions.models import Topic
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import TopicRow
from guildhouse.kernel.rows import aware, fetch_rows
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import readable_space_ids

PAGE = 30
MOST_PINNED = 5
SORTS = ("latest", "top", "unanswered", "mine")

LIST = """
SELECT t.id, t.title, t.slug, t.kind, s.name, s.slug, t.pseudonym, a.name, a.handle, a.hue, a.avatar, a.headline,
  t.last_author_name, t.replies_count, t.useful_count, t.created_at, t.last_post_at, t.last_number, t.accepted_post_id,
  t.pinned_at, t.locked_at, r.number
FROM discussions_topic t
JOIN spaces_space s ON s.id = t.space_id
JOIN members_member a ON a.id = t.author_id
LEFT JOIN discussions_topicread r ON r.topic_id = t.id AND r.member_id = %s
WHERE t.deleted_at IS NULL AND {conditions}
ORDER BY {order} LIMIT %s OFFSET %s"""
NOT_BLOCKED = (
    "(t.pseudonym IS NOT NULL OR NOT EXISTS "
    "(SELECT 1 FROM members_block k WHERE k.member_id = %s AND k.blocked_id = t.author_id))"
)
WAITING = "t.kind = 'question' AND t.accepted_post_id IS NULL AND t.replies_count = 0 AND t.locked_at IS NULL"
PINNED = "NOT (t.pinned_at IS NULL)"  # word by word as the index of pinned topics says it, or SQLite does not take it
MINE = (
    "t.id IN (SELECT topic_id FROM discussions_topicfollow WHERE member_id = %s AND level = 'watching' "
    "UNION SELECT id FROM discussions_topic WHERE author_id = %s)"
)
TAGGED = (
    "t.id IN (SELECT tt.topic_id FROM discussions_topic_tags tt "
    "JOIN discussions_tag g ON g.id = tt.tag_id WHERE g.name = %s)"
)
ORDERS = {
    "latest": "t.last_post_at DESC",
    "top": "t.useful_count DESC, t.id DESC",
    "unanswered": "t.created_at DESC",
    "mine": "t.last_post_at DESC",
    "pinned": "t.pinned_at DESC",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader of a list asked for, from its address."""

    sort: str = "latest"
    kind: str = ""
    tag: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class TopicList:
    rows: list[TopicRow]
    page: int
    has_next: bool


def list_topics(
    member: Member | None,
    wishes: Wishes,
    space: Space | None = None,
    page_size: int = PAGE,
    spaces: list[int] | None = None,
) -> TopicList:
    """One page of topics this person may read, without those of people they block and spaces they muted.

    `spaces` are those, for a page that has asked for them already.
    """
    if space is None and spaces is None:
        spaces = readable_space_ids(member, without_muted=True)
    if space is None and not spaces:
        return TopicList([], wishes.page, has_next=False)
    where = _where(member, wishes, [space.pk] if space else spaces or [], one_space=space is not None)
    pinned: list[TopicRow] = []
    if space is not None and wishes.sort == "latest":
        if wishes.page == 1:
            pinned = _fetch(member, _and(where, PINNED), "pinned", MOST_PINNED, 0)
        where = _and(where, "t.pinned_at IS NULL")
    found = _fetch(member, where, wishes.sort, page_size + 1, (wishes.page - 1) * page_size)
    return TopicList([*pinned, *found[:page_size]], wishes.page, has_next=len(found) > page_size)


Where = tuple[list[str], list[Any]]


def _where(member: Member | None, wishes: Wishes, spaces: list[int], *, one_space: bool) -> Where:
    """The conditions and their values, in the same order."""
    listed = ",".join(str(pk) for pk in spaces)
    conditions, values = [f"t.space_id = {listed}" if one_space else f"t.space_id + 0 IN ({listed})"], list[Any]()
    if wishes.sort == "unanswered":
        conditions.append(WAITING)
    if wishes.sort == "mine" and member is not None:
        conditions.append(MINE)
        values += [member.pk, member.pk]
    if wishes.kind:
        conditions.append("t.kind = %s")
        values.append(wishes.kind)
    if wishes.tag:
        conditions.append(TAGGED)
        values.append(wishes.tag)
    if member is not None:
        conditions.append(NOT_BLOCKED)
        values.append(member.pk)
    return conditions, values


def _and(where: Where, condition: str) -> Where:
    return [*where[0], condition], where[1]


def _fetch(member: Member | None, where: Where, order: str, limit: int, offset: int) -> list[TopicRow]:
    sql = LIST.format(conditions=" AND ".join(where[0]), order=ORDERS[order])
    found = fetch_rows(sql, [member.pk if member else None, *where[1], limit, offset])
    return [_make_row(values, member) for values in found]


def _make_row(values: tuple[Any, ...], member: Member | None) -> TopicRow:
    (
        pk, title, slug, kind, space_name, space_slug, pseudonym, name, handle, hue, avatar, headline, last_author,
        replies, useful, created_at, last_post_at, last_number, accepted, pinned_at, locked_at, read,
    ) = values  # fmt: skip
    began, last = aware(created_at), aware(last_post_at)
    is_old = member is None or last < member.read_all_before
    seen = last_number if read is None and is_old else read or 0
    return TopicRow(
        stored=values[:-1],
        id=pk,
        title=title,
        address=f"/topics/{pk}-{slug}/",
        kind=kind,
        space_name=space_name,
        space_address=f"/spaces/{space_slug}/",
        author=make_face(pseudonym, name, handle, hue, avatar, headline),
        last_author_name=last_author,
        replies_count=replies,
        useful_count=useful,
        created_at=began,
        last_post_at=last,
        is_answered=accepted is not None,
        is_pinned=pinned_at is not None,
        is_locked=locked_at is not None,
        unread=max(0, last_number - seen),
        is_new=read is None and not is_old,
        is_waiting=kind == Topic.Kind.QUESTION and accepted is None and replies == 0 and locked_at is None,
    )
