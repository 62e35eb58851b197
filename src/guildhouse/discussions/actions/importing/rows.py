"""Rows in bulk for what an import brings: posts with their numbers, what they said before, tags, counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from guildhouse.discussions.actions.importing.inserting import insert_rows
from guildhouse.discussions.actions.importing.source import from_source
from guildhouse.discussions.actions.importing.words import ReadyTalk, ReadyWords
from guildhouse.discussions.actions.starting import make_slug
from guildhouse.discussions.models import Post, PostRevision, Tag, Topic
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space

PUT_TAG = (
    "INSERT INTO discussions_topic_tags (topic_id, tag_id) VALUES (%s, %s) ON CONFLICT (topic_id, tag_id) DO NOTHING"
)
SETTLED = ["last_number", "replies_count", "people_count", "last_post_at", "last_author", "last_author_name"]


@dataclass(slots=True)
class Home:
    """A topic and the words that are to be added to it, in order."""

    topic: Topic
    ready: ReadyTalk
    coming: list[ReadyWords]
    is_new: bool
    first_number: int = 1


def make_topic(space: Space, source: str, ready: ReadyTalk) -> Topic:
    talk, first = ready.talk, ready.posts[0].words
    return Topic(
        space=space, author_id=first.author_id, kind=talk.kind, title=ready.title, slug=make_slug(ready.title),
        created_at=first.created_at, last_post_at=first.created_at, useful_count=first.score,
        source=source, source_id=talk.source_id, locked_at=talk.locked_at, locked_because=talk.locked_because[:300],
    )  # fmt: skip


def add_topics(source: str, homes: Sequence[Home]) -> None:
    """Enters the new topics, and tells each its id."""
    names = [field.attname for field in Topic._meta.concrete_fields if not field.primary_key]
    insert_rows(Topic, [{name: getattr(home.topic, name) for name in names} for home in homes])
    entered = from_source(Topic.objects.all(), source, [home.topic.source_id for home in homes])
    ids = dict(entered.values_list("source_id", "pk"))
    for home in homes:
        home.topic.pk = ids[home.topic.source_id]


def settle_topics(homes: Sequence[Home]) -> None:
    """Brings the topics' own columns in line with the posts that are coming, and gives these their numbers."""
    last = [max(home.coming, key=lambda one: one.words.created_at).words for home in homes]
    names = dict(Member.objects.filter(pk__in={words.author_id for words in last}).values_list("pk", "name"))
    for home, words in zip(homes, last, strict=True):
        topic = home.topic
        home.first_number = topic.last_number + 1
        topic.last_number += len(home.coming)
        topic.replies_count += len(home.coming) - home.is_new
        voices = _count_new_voices(home)
        topic.people_count = voices if home.is_new else topic.people_count + voices
        if home.is_new or words.created_at > topic.last_post_at:
            topic.last_post_at, topic.last_author_id = words.created_at, words.author_id
            topic.last_author_name = names[words.author_id]


def _count_new_voices(home: Home) -> int:
    coming = {one.words.author_id for one in home.coming}
    if home.is_new:
        return len(coming)
    here = Post.objects.filter(topic=home.topic, author__in=coming, deleted_at=None)
    return len(coming - set(here.values_list("author", flat=True)))


def add_posts(source: str, homes: Iterable[Home], known: dict[str, int]) -> int:
    """Adds the coming posts, those that answer another one after it. `known` tells ids of posts by their source id."""
    made = [
        (home.topic.pk, number, ready) for home in homes for number, ready in enumerate(home.coming, home.first_number)
    ]
    for replies in (False, True):
        rows = [_row(source, *one, known) for one in made if bool(one[2].words.reply_to) == replies]
        insert_rows(Post, rows)
        _learn_ids(source, [row["source_id"] for row in rows], known)
    _add_revisions(made, known)
    return len(made)


def _row(source: str, topic: int, number: int, ready: ReadyWords, known: dict[str, int]) -> dict[str, Any]:
    words = ready.words
    return {
        "topic_id": topic,
        "number": number,
        "author_id": words.author_id,
        "reply_to_id": known.get(words.reply_to),
        "body": words.body,
        "format": words.format,
        "html": ready.html,
        "renderer": RENDERER_VERSION,
        "created_at": words.created_at,
        "edited_at": ready.earlier[-1][0].at if ready.earlier else words.edited_at,
        "revisions_count": len(ready.earlier),
        "score": words.score,
        "source": source,
        "source_id": words.source_id,
        "source_address": words.address,
        "licence": words.licence[:40],
    }


def _learn_ids(source: str, names: list[str], known: dict[str, int]) -> None:
    known.update(from_source(Post.objects.all(), source, names).values_list("source_id", "pk"))


def _add_revisions(made: Iterable[tuple[int, int, ReadyWords]], known: dict[str, int]) -> None:
    insert_rows(
        PostRevision,
        [
            {
                "post_id": known[ready.words.source_id],
                "number": number,
                "title": one.title[:200],
                "body": one.body,
                "html": html,
                "format": Post.Format.MARKDOWN,
                "edited_by_id": one.edited_by_id,
                "reason": one.reason[:300],
                "at": one.at,
            }
            for _, _, ready in made
            for number, (one, html) in enumerate(ready.earlier, 1)
        ],
    )


def add_tags(homes: Iterable[Home]) -> None:
    """Puts tags on new topics; `count_tags` makes their counts true at the end."""
    wanted = [(home.topic.pk, name) for home in homes for name in home.ready.tags]
    names = {name for _, name in wanted}
    if not names:
        return
    Tag.objects.bulk_create((Tag(name=name) for name in names), ignore_conflicts=True)
    ids = dict(Tag.objects.filter(name__in=names).values_list("name", "pk"))
    with connection.cursor() as cursor:
        cursor.executemany(PUT_TAG, [(topic, ids[name]) for topic, name in wanted])


def accept_answers(homes: Iterable[Home], known: dict[str, int]) -> None:
    """Marks what was accepted at the source, where nothing is marked here."""
    accepted = [(known.get(home.ready.talk.accepted), home.topic) for home in homes]
    pairs = [(post, topic.pk) for post, topic in accepted if post and topic.accepted_post_id is None]
    with connection.cursor() as cursor:
        # Row by row in the database's own way: an update through models costs as much as bringing the posts.
        cursor.executemany("UPDATE discussions_topic SET accepted_post_id = %s WHERE id = %s", pairs)
