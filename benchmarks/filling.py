"""Fills a database with a community of any size: deterministic words, posts of about eighty of them, in bulk."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from guildhouse.discussions.models import Post, Topic, TopicRead
from guildhouse.members.models import Member, Profile
from guildhouse.spaces.models import Space, SpaceMembership

SYLLABLES = (
    "ba ce di fo gu la me ni po ru sa te vi zo kra sti plo men tar dis con ver lum nor pel qui rad sen tor wex".split()
)
SPACES = 20
BATCH = 2000
WORDS_A_POST = 80
VOCABULARY = 40_000


class Words:
    """Words by Zipf's law, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.words = [self._coin() for _ in range(VOCABULARY)]

    def some(self, count: int) -> str:
        picks = (min(int(self.random.paretovariate(0.6)), VOCABULARY) - 1 for _ in range(count))
        return " ".join(self.words[pick] for pick in picks)

    def _coin(self) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4)))


def fill(*, members: int, topics: int, posts: int, long_topic: int = 0) -> None:
    """`posts` spread evenly over `topics`; one more topic of `long_topic` posts when asked for."""
    words = Words()
    now = timezone.now()
    ids = _fill_members(members, now)
    spaces = _fill_spaces(words, ids, now)
    _fill_topics(words, ids, spaces, topics, now)
    each = max(1, posts // topics)
    _fill_posts(words, ids, Topic.objects.order_by("pk").values_list("pk", flat=True), each, now)
    if long_topic:
        _fill_long_topic(words, ids, spaces[0], long_topic, now)
    _read_some(ids[0])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _batched(rows: Iterator, model: type) -> None:
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            model.objects.bulk_create(batch)


def _fill_members(count: int, now: datetime) -> list[int]:
    start = now - timedelta(days=900)
    _batched((
        Member(
            handle=f"person-{n}", name=f"Person {n}", email=f"person-{n}@example.org", headline="Product person",
            hue=n % 360, joined_at=start, read_all_before=now - timedelta(days=30), password="!",  # noqa: S106 - nobody signs in by it
        )
        for n in range(count)
    ), Member)  # fmt: skip
    ids = list(Member.objects.order_by("pk").values_list("pk", flat=True))
    _batched((Profile(member_id=pk) for pk in ids), Profile)
    return ids


def _fill_spaces(words: Words, ids: list[int], now: datetime) -> list[int]:
    Space.objects.bulk_create(
        Space(slug=f"space-{n}", name=f"Space {n}", purpose=words.some(20), position=n, created_at=now)
        for n in range(SPACES)
    )
    spaces = list(Space.objects.order_by("pk").values_list("pk", flat=True))
    _batched((SpaceMembership(space_id=space, member_id=ids[0]) for space in spaces), SpaceMembership)
    return spaces


def _fill_topics(words: Words, ids: list[int], spaces: list[int], count: int, now: datetime) -> None:
    kinds = ["question", "discussion", "question", "experience"]
    _batched((
        Topic(
            space_id=spaces[n % len(spaces)], author_id=ids[n % len(ids)], kind=kinds[n % 4],
            title=words.some(8)[:150], slug=f"topic-{n}", created_at=now - timedelta(minutes=5 * (count - n) + 60),
            last_post_at=now - timedelta(minutes=5 * (count - n)), last_author_name="Person", useful_count=n % 17,
        )
        for n in range(count)
    ), Topic)  # fmt: skip


def _posts_of(words: Words, ids: list[int], topic: int, count: int, now: datetime) -> Iterator[Post]:
    for number in range(1, count + 1):
        body = words.some(WORDS_A_POST)
        yield Post(
            topic_id=topic, number=number, author_id=ids[(topic * 31 + number * 7) % len(ids)], body=body,
            html=f'<p dir="auto">{body}</p>', renderer=1, created_at=now, reactions={"useful": number % 5} if number % 3 else {},
        )  # fmt: skip


def _fill_posts(words: Words, ids: list[int], topics: Sequence[int], each: int, now: datetime) -> None:
    _batched((post for topic in topics for post in _posts_of(words, ids, topic, each, now)), Post)
    waiting = Topic.objects.filter(pk__in=[pk for pk in topics if pk % 10 == 0])
    Topic.objects.update(last_number=each, replies_count=each - 1, people_count=min(each, 12))
    if len(topics):
        waiting.filter(kind="question").update(replies_count=0)


def _fill_long_topic(words: Words, ids: list[int], space: int, count: int, now: datetime) -> None:
    topic = Topic.objects.create(
        space_id=space,
        author_id=ids[0],
        title="A long talk",
        slug="a-long-talk",
        last_number=count,
        replies_count=count - 1,
    )
    _batched(_posts_of(words, ids, topic.pk, count, now), Post)


def _read_some(member: int) -> None:
    newest = Topic.objects.order_by("-last_post_at").values_list("pk", "last_number")[:500]
    TopicRead.objects.bulk_create(
        TopicRead(topic_id=pk, member_id=member, number=number - n % 3) for n, (pk, number) in enumerate(newest)
    )
