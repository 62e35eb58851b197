"""Lists of topics: latest, top, unanswered, mine; of one space or of all one may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from guildhouse.discussions.models import Topic, TopicFollow, TopicRead
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import TopicRow
from guildhouse.members.models import Block, Member
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import readable_space_ids

PAGE = 30
MOST_PINNED = 5
SORTS = ("latest", "top", "unanswered", "mine")
COLUMNS = (
    "id", "title", "slug", "kind", "space__name", "space__slug", "pseudonym", "author__name", "author__handle",
    "author__hue", "author__avatar", "author__headline", "last_author_name", "replies_count", "useful_count",
    "created_at", "last_post_at", "last_number", "accepted_post_id", "pinned_at", "locked_at",
)  # fmt: skip


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


def list_topics(member: Member | None, wishes: Wishes, space: Space | None = None) -> TopicList:
    """One page of topics this person may read, without those of people they block and spaces they muted."""
    topics: QuerySet[Topic] = Topic.objects.filter(deleted_at=None)
    topics = topics.filter(space=space) if space else topics.filter(space_id__in=_shown_spaces(member))
    topics = _sorted(topics, member, wishes.sort)
    if wishes.kind:
        topics = topics.filter(kind=wishes.kind)
    if wishes.tag:
        topics = topics.filter(tags__name=wishes.tag)
    if member is not None:
        topics = topics.exclude(author_id__in=Block.objects.filter(member=member).values("blocked"), pseudonym=None)
    pinned = []
    if space is not None and wishes.sort == "latest":
        pinned = _list_pinned(topics) if wishes.page == 1 else []
        topics = topics.filter(pinned_at=None)
    start = (wishes.page - 1) * PAGE
    found = list(topics.values_list(*COLUMNS)[start : start + PAGE + 1])
    rows = make_rows([*pinned, *found[:PAGE]], member)
    return TopicList(rows, wishes.page, len(found) > PAGE)


def _list_pinned(topics: "QuerySet[Topic]") -> list[tuple[Any, ...]]:
    """Few by nature; fetched apart, so that the rest can be read off its index."""
    return list(topics.exclude(pinned_at=None).order_by("-pinned_at").values_list(*COLUMNS)[:MOST_PINNED])


def make_rows(found: Iterable[tuple[Any, ...]], member: Member | None) -> list[TopicRow]:
    values = list(found)
    read = _read_numbers(member, [row[0] for row in values])
    return [_make_row(row, member, read) for row in values]


def _shown_spaces(member: Member | None) -> list[int]:
    ids = readable_space_ids(member)
    if member is None:
        return ids
    muted = set(member.space_memberships.filter(level="muted").values_list("space_id", flat=True))
    return [pk for pk in ids if pk not in muted]


def _sorted(topics: "QuerySet[Topic]", member: Member | None, sort: str) -> "QuerySet[Topic]":
    if sort == "top":
        return topics.order_by("-useful_count", "-id")
    if sort == "unanswered":
        return topics.filter(kind=Topic.Kind.QUESTION, accepted_post=None, replies_count=0, locked_at=None).order_by(
            "-created_at"
        )
    if sort == "mine" and member is not None:
        followed = TopicFollow.objects.filter(member=member, level=TopicFollow.Level.WATCHING).values("topic")
        return topics.filter(Q(author=member) | Q(pk__in=followed)).order_by("-last_post_at")
    return topics.order_by("-last_post_at")


def _read_numbers(member: Member | None, ids: list[int]) -> dict[int, int]:
    if member is None:
        return {}
    return dict(TopicRead.objects.filter(member=member, topic__in=ids).values_list("topic_id", "number"))


def _make_row(values: tuple[Any, ...], member: Member | None, read: dict[int, int]) -> TopicRow:
    (
        pk, title, slug, kind, space_name, space_slug, pseudonym, name, handle, hue, avatar, headline, last_author,
        replies, useful, created_at, last_post_at, last_number, accepted, pinned_at, locked_at,
    ) = values  # fmt: skip
    is_old = member is None or last_post_at < member.read_all_before
    seen = read.get(pk, last_number if is_old else 0)
    return TopicRow(
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
        created_at=created_at,
        last_post_at=last_post_at,
        is_answered=accepted is not None,
        is_pinned=pinned_at is not None,
        is_locked=locked_at is not None,
        unread=max(0, last_number - seen),
        is_new=member is not None and pk not in read and not is_old,
    )
