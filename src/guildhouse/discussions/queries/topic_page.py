"""A topic's page: the topic, one page of its posts, and what this viewer has done with them.

The hottest page of the house, so it is read in three hand-written queries (tests/discussions/test_topic_page_sql.py).
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guildhouse.discussions.models import Topic, TopicFollow, TopicRedirect
from guildhouse.discussions.models.topic import PAGE
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import PostRow
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.rows import aware, build, columns_of, fetch_rows, read_json
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space, SpaceMembership
from guildhouse.spaces.policies import Access, can_read
from guildhouse.spaces.queries import read_access


@dataclass(frozen=True, slots=True)
class TopicPage:
    topic: Topic
    access: Access
    posts: list[PostRow]
    page: int
    pages: int
    read_number: int
    level: str


@dataclass(frozen=True, slots=True)
class Found:
    """A topic this person may read, how they stand to its space, how far they have read, what they want to hear."""

    topic: Topic
    access: Access
    read_number: int
    level: str


def find_topic(member: Member | None, topic_id: int) -> tuple[Topic, Access]:
    """The topic and how this person stands to its space; what may not be read looks like what is not there."""
    found = find_with_attention(member, topic_id)
    return found.topic, found.access


def load_topic_page(member: Member | None, topic_id: int, page: int) -> TopicPage:
    found = find_with_attention(member, topic_id)
    topic = found.topic
    if not 1 <= page <= topic.last_page:
        raise NotFound(_("This topic has no such page."))
    posts = list_posts(topic, member, (page - 1) * PAGE + 1, page * PAGE)
    return TopicPage(topic, found.access, posts, page, topic.last_page, found.read_number, found.level)


def find_with_attention(member: Member | None, topic_id: int) -> Found:
    member_id = member.pk if member else None
    rows = fetch_rows(topic_sql(), [member_id, member_id, member_id, topic_id])
    if rows:
        found = _make_found(rows[0], member)
        if can_read(found.access):
            return found
    raise NotFound(_why_absent(member, topic_id))


def _why_absent(member: Member | None, topic_id: int) -> str:
    """Whoever could read a topic is told why a host has hidden it; to all others it is not there."""
    hidden = Topic.objects.exclude(deleted_at=None).exclude(hidden_because="").select_related("space")
    topic = hidden.filter(pk=topic_id, space__in=Space.objects.readable_by(member)).first()
    if topic is not None:
        return _("A host has hidden this topic. %(reason)s") % {"reason": topic.hidden_because}
    return _("There is no topic at this address, or it is not open to you.")


def find_merged(topic_id: int) -> Topic | None:
    """Where a topic went that was merged into another."""
    redirected = TopicRedirect.objects.select_related("topic").filter(old_topic_id=topic_id).first()
    return redirected.topic if redirected else None


def list_posts(topic: Topic, member: Member | None, first: int, last: int) -> list[PostRow]:
    """Posts by their numbers, whatever the topic's length."""
    member_id = member.pk if member else None
    asked = [member_id, topic.pk, first, last, max(0, last - first + 1)]
    rows = [_make_row(values, topic, member_id) for values in fetch_rows(POSTS, asked)]
    if member is not None and rows:
        _add_own_marks(rows, member.pk)
    return rows


def topic_sql() -> str:
    if not _sql:
        parts = ", ".join((columns_of(Topic, "t"), columns_of(Space, "s"), columns_of(SpaceMembership, "m")))
        _sql.append(TOPIC.format(columns=parts))
    return _sql[0]


_sql: list[str] = []
TOPIC = """
SELECT {columns}, r.number, f.level
FROM discussions_topic t
JOIN spaces_space s ON s.id = t.space_id
LEFT JOIN spaces_spacemembership m ON m.space_id = t.space_id AND m.member_id = %s
LEFT JOIN discussions_topicread r ON r.topic_id = t.id AND r.member_id = %s
LEFT JOIN discussions_topicfollow f ON f.topic_id = t.id AND f.member_id = %s
WHERE t.id = %s AND t.deleted_at IS NULL"""

# As many rows as numbers at most: told so, PostgreSQL reads a page of a long topic off the index instead of hashing all members.
POSTS = """
SELECT p.id, p.number, p.author_id, p.pseudonym, a.name, a.handle, a.hue, a.avatar, a.headline, p.html, p.created_at,
  p.edited_at, p.revisions_count, p.reactions, p.score, p.deleted_at, q.number, q.pseudonym, b.name, p.hidden_because,
  p.source_address, p.licence, k.id, p.version
FROM discussions_post p
JOIN members_member a ON a.id = p.author_id
LEFT JOIN discussions_post q ON q.id = p.reply_to_id
LEFT JOIN members_member b ON b.id = q.author_id
LEFT JOIN members_block k ON k.member_id = %s AND k.blocked_id = p.author_id
WHERE p.topic_id = %s AND p.number BETWEEN %s AND %s
ORDER BY p.number LIMIT %s"""

MARKS = """
SELECT post_id, kind FROM discussions_reaction WHERE member_id = %s AND post_id IN ({ids})
UNION ALL SELECT post_id, NULL FROM discussions_bookmark WHERE member_id = %s AND post_id IN ({ids})"""


def _make_found(values: tuple[Any, ...], member: Member | None) -> Found:
    topic_end = len(Topic._meta.concrete_fields)
    topic: Topic = build(Topic, values[:topic_end])
    access = read_access(values[topic_end:-2], member)
    topic.space = access.space
    read, level = values[-2:]
    if member is None:
        read = topic.last_number
    elif read is None:
        read = topic.last_number if topic.last_post_at < member.read_all_before else 0
    return Found(topic, access, read, level or TopicFollow.Level.NORMAL)


def _make_row(values: tuple[Any, ...], topic: Topic, member_id: int | None) -> PostRow:
    (
        pk, number, author_id, pseudonym, name, handle, hue, avatar, headline, html, created_at, edited_at, revisions,
        reactions, score, deleted_at, to_number, to_pseudonym, to_name, hidden_because, source_address, licence, block,
        version,
    ) = values  # fmt: skip
    return PostRow(
        stored=(*values[:9], hash(html), *values[10:]),
        id=pk,
        number=number,
        version=version,
        face=make_face(pseudonym, name, handle, hue, avatar, headline),
        html="" if deleted_at else html,
        created_at=aware(created_at),
        edited_at=aware(edited_at) if edited_at else None,
        revisions_count=revisions,
        reactions=read_json(reactions),
        score=score,
        is_accepted=pk == topic.accepted_post_id,
        is_mine=author_id == member_id,
        is_deleted=deleted_at is not None,
        is_blocked=block is not None and pseudonym is None,
        reply_to_number=to_number,
        reply_to_name=to_pseudonym or to_name or "",
        hidden_because=hidden_because,
        source_address=source_address,
        licence=licence,
    )


def _add_own_marks(rows: list[PostRow], member_id: int) -> None:
    """Ids are our own numbers, so they may stand in the text; that keeps the plan independent of their count."""
    sql = MARKS.format(ids=",".join(str(row.id) for row in rows))
    given: dict[int, set[str]] = {}
    kept = set()
    for post_id, kind in fetch_rows(sql, [member_id, member_id]):
        if kind is None:
            kept.add(post_id)
        else:
            given.setdefault(post_id, set()).add(kind)
    for row in rows:
        row.my_reactions = frozenset(given.get(row.id, ()))
        row.is_kept = row.id in kept
