"""The posts notices are about, as one reader may see them now; the reactions to them likewise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from guildhouse.discussions.models import Bookmark, Post, Pseudonym, Reaction
from guildhouse.discussions.models.topic import PAGE
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import Face
from guildhouse.kernel.markdown import excerpt
from guildhouse.members.models import Block, Member

LENGTH = 280
COLUMNS = (
    "id", "number", "topic_id", "topic__slug", "topic__title", "topic__space__name", "topic__space__is_confidential",
    "topic__locked_at", "topic__locked_because", "topic__accepted_post_id", "pseudonym", "author__name",
    "author__handle", "author__hue", "author__avatar", "html", "created_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoticedPost:
    id: int
    number: int
    topic_id: int
    slug: str
    title: str
    space_name: str
    is_confidential: bool
    is_locked: bool
    locked_because: str
    is_accepted: bool
    face: Face
    text: str
    at: datetime

    @property
    def address(self) -> str:
        page = (self.number - 1) // PAGE + 1
        return f"/topics/{self.topic_id}-{self.slug}/{f'?page={page}' if page > 1 else ''}#post-{self.number}"


@dataclass(frozen=True, slots=True)
class NoticedReaction:
    kind: str
    face: Face
    at: datetime


def find_noticed_posts(viewer: Member, ids: Iterable[int]) -> dict[int, NoticedPost]:
    """Without what this reader may not read, and without posts of people they block, as on the topic's page."""
    blocked = Block.objects.filter(member=viewer).values("blocked")
    posts = Post.objects.visible_to(viewer).filter(pk__in=list(ids)).exclude(author__in=blocked, pseudonym=None)
    return {values[0]: _make_post(values) for values in posts.values_list(*COLUMNS)}


def _make_post(values: tuple) -> NoticedPost:  # type: ignore[type-arg]
    (
        pk, number, topic_id, slug, title, space_name, is_confidential, locked_at, locked_because, accepted, pseudonym,
        name, handle, hue, avatar, html, created_at,
    ) = values  # fmt: skip
    return NoticedPost(
        pk, number, topic_id, slug, title, space_name, is_confidential, locked_at is not None, locked_because,
        accepted == pk, make_face(pseudonym, name, handle, hue, avatar, ""), excerpt(html, LENGTH), created_at,
    )  # fmt: skip


def find_noticed_reactions(viewer: Member, ids: Iterable[int]) -> dict[int, list[NoticedReaction]]:
    """Newest first, per post. Whoever has a name of their own in the topic reacts under it here."""
    pseudonym = Pseudonym.objects.filter(topic=OuterRef("post__topic"), member=OuterRef("member")).values("name")[:1]
    blocked = Block.objects.filter(member=viewer, blocked=OuterRef("member"))
    rows = (
        Reaction.objects.filter(post__in=list(ids))
        .exclude(member=viewer)
        .annotate(pseudonym=Subquery(pseudonym), is_blocked=Exists(blocked))
        .order_by("-at", "-pk")
        .values_list(
            "post_id", "kind", "at", "is_blocked", "pseudonym", "member__name", "member__handle", "member__hue",
            "member__avatar",
        )
    )  # fmt: skip
    found: dict[int, list[NoticedReaction]] = {}
    for post_id, kind, at, is_blocked, taken, name, handle, hue, avatar in rows:
        if taken or not is_blocked:
            face = make_face(taken, name, handle, hue, avatar, "")
            found.setdefault(post_id, []).append(NoticedReaction(kind, face, at))
    return found


def find_notes(viewer: Member, ids: Iterable[int]) -> dict[int, str]:
    """What the reader wrote beside the posts they keep."""
    return dict(Bookmark.objects.filter(member=viewer, post__in=list(ids)).values_list("post_id", "note"))
