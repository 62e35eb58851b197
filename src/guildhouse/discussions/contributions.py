"""What members gave in discussions: topics, replies, answers that helped. Pseudonymous and deleted ones are left out."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, QuerySet

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.ports.contributions import Given, contribution_sources


def list_topics(ids: Iterable[int] | None) -> Iterator[Given]:
    rows = _only(Topic.objects.filter(deleted_at=None, pseudonym=None), ids)
    yield from _give(rows, "author_id", "pk", "created_at", "space_id")


def list_replies(ids: Iterable[int] | None) -> Iterator[Given]:
    rows = _only(Post.objects.filter(deleted_at=None, pseudonym=None, number__gt=1, topic__deleted_at=None), ids)
    yield from _give(rows, "author_id", "pk", "created_at", "topic__space_id")


def list_answers(ids: Iterable[int] | None) -> Iterator[Given]:
    rows = _only(Post.objects.filter(deleted_at=None, pseudonym=None, topic__deleted_at=None), ids)
    accepted = rows.filter(topic__accepted_post=F("pk")).exclude(author=F("topic__author"))
    yield from _give(accepted, "author_id", "pk", "created_at", "topic__space_id")


def _only(rows: QuerySet[Any], ids: Iterable[int] | None) -> QuerySet[Any]:
    return rows if ids is None else rows.filter(pk__in=list(ids))


def _give(rows: QuerySet[Any], *columns: str) -> Iterator[Given]:
    for member_id, object_id, at, space_id in rows.order_by("pk").values_list(*columns).iterator(chunk_size=2000):
        yield Given(member_id, object_id, at, space_id)


contribution_sources.register("topic", list_topics)
contribution_sources.register("reply", list_replies)
contribution_sources.register("answer", list_answers)
