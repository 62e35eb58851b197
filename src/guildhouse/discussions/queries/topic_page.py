"""A topic's page: the topic, one page of its posts, and what this viewer has done with them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guildhouse.discussions.models import Bookmark, Post, Reaction, Topic, TopicFollow, TopicRead, TopicRedirect
from guildhouse.discussions.models.topic import PAGE
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import PostRow
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Block, Member
from guildhouse.spaces.models import SpaceMembership
from guildhouse.spaces.policies import Access, can_read

POST_COLUMNS = (
    "id", "number", "author_id", "pseudonym", "author__name", "author__handle", "author__hue", "author__avatar",
    "author__headline", "html", "created_at", "edited_at", "revisions_count", "reactions", "score", "deleted_at",
    "reply_to__number", "reply_to__pseudonym", "reply_to__author__name", "hidden_because", "source_address", "licence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TopicPage:
    topic: Topic
    access: Access
    posts: list[PostRow]
    page: int
    pages: int
    read_number: int
    level: str


def find_topic(member: Member | None, topic_id: int) -> tuple[Topic, Access]:
    """The topic and how this person stands to its space; what may not be read looks like what is not there."""
    topic = Topic.objects.select_related("space", "duplicate_of").filter(pk=topic_id, deleted_at=None).first()
    if topic is not None:
        membership = None
        if member is not None:
            membership = SpaceMembership.objects.filter(space_id=topic.space_id, member=member).first()
        access = Access(topic.space, member, membership)
        if can_read(access):
            return topic, access
    raise NotFound(_("There is no topic at this address, or it is not open to you."))


def find_merged(topic_id: int) -> Topic | None:
    """Where a topic went that was merged into another."""
    redirected = TopicRedirect.objects.select_related("topic").filter(old_topic_id=topic_id).first()
    return redirected.topic if redirected else None


def load_topic_page(member: Member | None, topic_id: int, page: int) -> TopicPage:
    topic, access = find_topic(member, topic_id)
    if not 1 <= page <= topic.last_page:
        raise NotFound(_("This topic has no such page."))
    posts = list_posts(topic, member, (page - 1) * PAGE + 1, page * PAGE)
    read, level = find_attention(topic, member)
    return TopicPage(topic, access, posts, page, topic.last_page, read, level)


def list_posts(topic: Topic, member: Member | None, first: int, last: int) -> list[PostRow]:
    """Posts by their numbers, whatever the topic's length."""
    found = Post.objects.filter(topic=topic, number__range=(first, last)).order_by("number")
    blocked = list_blocked(member)
    rows = [_make_row(values, topic, member, blocked) for values in found.values_list(*POST_COLUMNS)]
    if member is not None and rows:
        _add_own_marks(rows, member)
    return rows


def list_blocked(member: Member | None) -> frozenset[int]:
    if member is None:
        return frozenset()
    return frozenset(Block.objects.filter(member=member).values_list("blocked_id", flat=True))


def find_attention(topic: Topic, member: Member | None) -> tuple[int, str]:
    """How far this member has read, and how much of this topic they want to hear."""
    if member is None:
        return topic.last_number, TopicFollow.Level.NORMAL
    read = TopicRead.objects.filter(topic=topic, member=member).values_list("number", flat=True).first()
    level = TopicFollow.objects.filter(topic=topic, member=member).values_list("level", flat=True).first()
    if read is None:
        read = topic.last_number if topic.last_post_at < member.read_all_before else 0
    return read, level or TopicFollow.Level.NORMAL


def _make_row(values: tuple, topic: Topic, member: Member | None, blocked: frozenset[int]) -> PostRow:  # type: ignore[type-arg]
    (
        pk, number, author_id, pseudonym, name, handle, hue, avatar, headline, html, created_at, edited_at, revisions,
        reactions, score, deleted_at, to_number, to_pseudonym, to_name, hidden_because, source_address, licence,
    ) = values  # fmt: skip
    return PostRow(
        id=pk,
        number=number,
        face=make_face(pseudonym, name, handle, hue, avatar, headline),
        html="" if deleted_at else html,
        created_at=created_at,
        edited_at=edited_at,
        revisions_count=revisions,
        reactions=reactions,
        score=score,
        is_accepted=pk == topic.accepted_post_id,
        is_mine=member is not None and author_id == member.pk,
        is_deleted=deleted_at is not None,
        is_blocked=author_id in blocked and pseudonym is None,
        reply_to_number=to_number,
        reply_to_name=to_pseudonym or to_name or "",
        hidden_because=hidden_because,
        source_address=source_address,
        licence=licence,
    )


def _add_own_marks(rows: list[PostRow], member: Member) -> None:
    ids = [row.id for row in rows]
    given: dict[int, set[str]] = {}
    for post_id, kind in Reaction.objects.filter(member=member, post__in=ids).values_list("post_id", "kind"):
        given.setdefault(post_id, set()).add(kind)
    kept = set(Bookmark.objects.filter(member=member, post__in=ids).values_list("post_id", flat=True))
    for row in rows:
        row.my_reactions = frozenset(given.get(row.id, ()))
        row.is_kept = row.id in kept
