"""Topics and replies as they can be found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guildhouse.discussions import events
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.markdown import plain_text
from guildhouse.kernel.ports.search import Findable, FindableSource, catches_up_after, changed_by, findables
from guildhouse.kernel.rows import fetch_rows
from guildhouse.members.models import Member
from guildhouse.spaces.queries import readable_space_ids

Keys = Iterator[tuple[str, int]]
TOPIC, REPLY = "topic", "reply"
THERE = {"deleted_at": None, "topic__deleted_at": None, "hidden_because": ""}
COLUMNS = (
    "id", "topic_id", "html", "author_id", "pseudonym", "created_at", "score", "reply_to__number", "topic__title", "topic__slug",
    "topic__kind", "topic__space_id", "topic__space__language", "topic__accepted_post_id",
)  # fmt: skip


def read_topics(ids: Sequence[int]) -> Iterator[Findable]:
    """A topic is its title and its first post; the replies are found by themselves."""
    tags = _read_tags(ids)
    for row in Post.objects.filter(number=1, topic_id__in=ids, **THERE).values(*COLUMNS):
        is_question = row["topic__kind"] == Topic.Kind.QUESTION
        answered = row["topic__accepted_post_id"] is not None if is_question else None
        yield Findable(
            kind=TOPIC,
            id=row["topic_id"],
            text=plain_text(row["html"]),
            address=f"/topics/{row['topic_id']}-{row['topic__slug']}/",
            kinds=(row["topic__kind"], TOPIC),
            tags=tuple(tags[row["topic_id"]]),
            answered=answered,
            settled=bool(answered),
            **_of_any_post(row),
        )


def read_replies(ids: Sequence[int]) -> Iterator[Findable]:
    """A reply bears its topic's title and is found by it too; to a question, what answers it directly is an answer."""
    for row in Post.objects.filter(number__gt=1, pk__in=ids, **THERE).values(*COLUMNS):
        is_answer = row["topic__kind"] == Topic.Kind.QUESTION and row["reply_to__number"] in {None, 1}
        yield Findable(
            kind=REPLY,
            id=row["id"],
            text=plain_text(row["html"], quotes=False),
            address=f"/posts/{row['id']}/",
            kinds=("answer", REPLY) if is_answer else (REPLY,),
            settled=row["topic__accepted_post_id"] == row["id"],
            is_part=True,
            **_of_any_post(row),
        )


def _of_any_post(row: dict[str, Any]) -> dict[str, Any]:
    """Whoever writes under a pseudonym is found by it and by nothing else."""
    return {
        "title": row["topic__title"],
        "audience": f"space:{row['topic__space_id']}",
        "created_at": row["created_at"],
        "language": row["topic__space__language"],
        "space_id": row["topic__space_id"],
        "author_id": None if row["pseudonym"] else row["author_id"],
        "byline": row["pseudonym"] or "",
        "score": row["score"],
    }


def _read_tags(topic_ids: Sequence[int]) -> dict[int, list[str]]:
    tags: dict[int, list[str]] = defaultdict(list)
    through = Topic.tags.through.objects.filter(topic_id__in=topic_ids).order_by("tag__name")
    for topic_id, name in through.values_list("topic_id", "tag__name"):
        tags[topic_id].append(name)
    return tags


def all_topics() -> Iterable[tuple[datetime, int]]:
    posts = Post.objects.filter(number=1, **THERE).order_by("created_at", "topic_id")
    return posts.values_list("created_at", "topic_id").iterator()


def all_replies() -> Iterable[tuple[datetime, int]]:
    posts = Post.objects.filter(number__gt=1, **THERE).order_by("created_at", "pk")
    return posts.values_list("created_at", "pk").iterator()


# Asked for every search, so written by hand: what `Post.objects.visible_to` says of these posts (tests/discussions/test_search.py).
VISIBLE = """
SELECT {column} FROM discussions_post p JOIN discussions_topic t ON t.id = p.topic_id
WHERE {column} IN ({ids}) AND p.deleted_at IS NULL AND p.hidden_because = '' AND t.deleted_at IS NULL AND t.space_id IN ({spaces})"""


def visible_topics(ids: Sequence[int], viewer: Member | None) -> set[int]:
    return _visible("p.topic_id", ids, viewer, " AND p.number = 1")


def visible_replies(ids: Sequence[int], viewer: Member | None) -> set[int]:
    return _visible("p.id", ids, viewer, "")


def _visible(column: str, ids: Sequence[int], viewer: Member | None, more: str) -> set[int]:
    spaces = readable_space_ids(viewer)
    if not ids or not spaces:
        return set()
    places = {"ids": ", ".join(["%s"] * len(ids)), "spaces": ", ".join(["%s"] * len(spaces))}
    return {pk for (pk,) in fetch_rows(VISIBLE.format(column=column, **places) + more, [*ids, *spaces])}


@changed_by(events.ReplyPosted)
@changed_by(events.PostDeleted)
@changed_by(events.PostRestored)
@changed_by(events.ReactionGiven)
def changed_post(event: Any) -> Keys:
    """Whether it is the first post or not: whichever of the two is not there is simply not found."""
    yield TOPIC, event.topic_id
    yield REPLY, event.post_id


@changed_by(events.PostEdited)
def edited_post(event: events.PostEdited) -> Keys:
    """The first post's edit may change the title, which every reply bears."""
    if Post.objects.filter(pk=event.post_id, number=1).exists():
        yield from whole_topic(event.topic_id)
    else:
        yield REPLY, event.post_id


@changed_by(events.AnswerAccepted)
@changed_by(events.AnswerUnaccepted)
def changed_answer(event: events.AnswerAccepted | events.AnswerUnaccepted) -> Keys:
    yield TOPIC, event.topic_id
    yield REPLY, event.post_id


@changed_by(events.TopicStarted)
@changed_by(events.TopicDeleted)
@changed_by(events.TopicRestored)
@changed_by(events.TopicMoved)
def changed_topic(event: Any) -> Keys:
    yield from whole_topic(event.topic_id)


@changed_by(events.TopicChanged)
def curated_topic(event: events.TopicChanged) -> Keys:
    """A pin or a lock changes nothing that can be found."""
    if event.what not in {"pin", "lock"}:
        yield from whole_topic(event.topic_id)


@changed_by(events.PostsMoved)
def moved_posts(event: events.PostsMoved) -> Keys:
    yield from whole_topic(event.from_topic_id)
    yield from whole_topic(event.to_topic_id)
    yield from ((REPLY, post_id) for post_id in event.post_ids)


@changed_by(events.WordsHandedOver)
def handed_over(event: events.WordsHandedOver) -> Keys:
    yield from ((TOPIC, pk) for pk in Topic.objects.filter(author=event.to_id).values_list("pk", flat=True))
    posts = Post.objects.filter(author=event.to_id, number__gt=1)
    yield from ((REPLY, pk) for pk in posts.values_list("pk", flat=True))


def whole_topic(topic_id: int) -> Keys:
    yield TOPIC, topic_id
    posts = Post.objects.filter(topic_id=topic_id, number__gt=1).order_by("number")
    yield from ((REPLY, pk) for pk in posts.values_list("pk", flat=True))


catches_up_after(events.TopicsImported)
findables.register(
    TOPIC,
    FindableSource(
        kind=TOPIC,
        read=read_topics,
        everything=all_topics,
        visible=visible_topics,
        kinds={
            "discussion": _("Discussion"),
            "question": _("Question"),
            "experience": _("Experience"),
            "feedback": _("Feedback wanted"),
            "proposal": _("Proposal"),
            "call": _("Call for collaborators"),
        },
    ),
)
findables.register(
    REPLY,
    FindableSource(
        kind=REPLY,
        read=read_replies,
        everything=all_replies,
        visible=visible_replies,
        kinds={"answer": _("Answer"), "reply": pgettext_lazy("kind of a post", "Reply")},
    ),
)
