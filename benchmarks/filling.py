"""Fills a new SQLite database with a community of any size: the same people and words for the same size, times counted back from today.

Rows are written as the rooms would write them, past their actions: a million posts one by one would take a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from benchmarks.sizes import POSTS_A_TOPIC, Size
from benchmarks.words import Words
from guildhouse.discussions.models import Post, Topic, TopicRead
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.members.models import Contribution, Member, Profile
from guildhouse.moderation.models import Rules
from guildhouse.spaces.models import Space, SpaceMembership

SPACES, HIDDEN = 20, 2  # the last of the spaces are hidden; whoever measures is in all but the very last
SPAN, BETWEEN_POSTS = timedelta(days=2_500), timedelta(minutes=17)
KINDS = (Topic.Kind.QUESTION, Topic.Kind.DISCUSSION, Topic.Kind.QUESTION, Topic.Kind.EXPERIENCE)
ALL_READ, SOME_READ = timedelta(days=30), 500
BATCH = 10_000


class Table:
    """Writes rows of some columns; the others get what the model says by default."""

    def __init__(self, model: type[models.Model], *names: str) -> None:
        given = [model._meta.get_field(name) for name in names]
        others = [field for field in model._meta.concrete_fields if field not in given and not field.primary_key]
        self.constants = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
        columns = [connection.ops.quote_name(str(field.column)) for field in (*given, *others)]
        self.statement = (
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        )

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        full = ((*row, *self.constants) for row in rows)
        while batch := list(islice(full, BATCH)):
            with transaction.atomic():
                connection.connection.executemany(self.statement, batch)


class Community:
    """What is written, in the order in which it may be."""

    def __init__(self, size: Size) -> None:
        self.size, self.words = size, Words(size.vocabulary)
        self.end = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(hours=6)
        self.start = self.end - SPAN

    def fill(self) -> None:
        Table(Rules, "id", "limits_on").write([(1, False)])  # whoever measures writes as often as it takes
        self._fill_members()
        self._fill_spaces()
        topics = range(1, self.size.topics + 1)
        Table(
            Topic, "id", "space", "author", "kind", "title", "slug", "created_at", "last_post_at", "last_number", "replies_count",
            "people_count", "useful_count", "last_author", "last_author_name",
        ).write([*map(self._topic, topics), self._long_topic()])  # fmt: skip
        Table(
            Post, "id", "topic", "number", "author", "body", "html", "renderer", "created_at", "reactions", "score"
        ).write(self._posts())  # fmt: skip
        self._fill_ledger()
        self._read_some()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _fill_members(self) -> None:
        numbers = range(1, self.size.members + 1)
        Table(
            Member, "id", "handle", "name", "email", "headline", "hue", "joined_at", "read_all_before", "password", "guidelines_accepted", "trust"
        ).write(
            (n, f"person-{n}", f"Person {n}", f"person-{n}@example.org", "Product person", n * 47 % 360,
             at(self.start + SPAN * (n / self.size.members)), at(self.end - ALL_READ), "!", 1, 2)
            for n in numbers
        )  # fmt: skip
        Table(Profile, "member").write((n,) for n in numbers)

    def _fill_spaces(self) -> None:
        rules = [Space.JoinRule.OPEN] * (SPACES - HIDDEN) + [Space.JoinRule.HIDDEN] * HIDDEN
        Table(Space, "id", "slug", "name", "purpose", "position", "join_rule", "members_count", "created_at").write(
            (n, f"space-{n}", f"Space {n}", self.words.post()[:200], n, rules[n - 1], 1 + self.size.members // 9, at(self.start))
            for n in range(1, SPACES + 1)
        )  # fmt: skip
        joined = [(n, 1) for n in range(1, SPACES)]
        open_ones = SPACES - HIDDEN
        for n in range(2, self.size.members + 1):
            joined += (
                [(n % open_ones + 1, n), (n * 7 % open_ones + 1, n)] if n * 6 % open_ones else [(n % open_ones + 1, n)]
            )
        Table(SpaceMembership, "space", "member", "entered_at").write((*pair, at(self.start)) for pair in joined)

    def _topic(self, n: int) -> tuple[Any, ...]:
        size, created = self._posts_of(n), self._began(n)
        return (
            n, n % SPACES + 1, self._author(n, 1), KINDS[n % 4], self.words.title(), f"topic-{n}", at(created),
            at(created + BETWEEN_POSTS * (size - 1)), size, size - 1, min(size, 12), n % 17, self._author(n, size), f"Person {self._author(n, size)}",
        )  # fmt: skip

    def _long_topic(self) -> tuple[Any, ...]:
        n, size = self.size.topics + 1, max(self.size.long, 1)
        return (
            n,
            1,
            1,
            KINDS[1],
            "A long talk",
            "a-long-talk",
            at(self.end - SPAN / 2),
            at(self.end),
            size,
            size - 1,
            900,
            3,
            1,
            "Person 1",
        )

    def _posts(self) -> Iterator[tuple[Any, ...]]:
        number = 0
        for topic, size, began, between in self._talks():
            for place in range(1, size + 1):
                number += 1
                body = self.words.post()
                yield (
                    number, topic, place, self._author(topic, place), body, f'<p dir="auto">{body}</p>\n', RENDERER_VERSION,
                    at(began + between * (place - 1)), f'{{"useful": {number % 5}}}' if number % 3 else "{}", number % 7 * (number % 3),
                )  # fmt: skip

    def _talks(self) -> Iterator[tuple[int, int, datetime, timedelta]]:
        """Each topic with how many posts it has, when it began, and how long it takes from one post to the next."""
        for n in range(1, self.size.topics + 1):
            yield n, self._posts_of(n), self._began(n), BETWEEN_POSTS
        long = max(self.size.long, 1)
        yield self.size.topics + 1, long, self.end - SPAN / 2, SPAN / 2 / long

    def _fill_ledger(self) -> None:
        """One contribution for each post, as the room would note it."""
        columns = "member_id, kind, object_id, space_id, at"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {Contribution._meta.db_table} ({columns}) SELECT p.author_id, CASE p.number WHEN 1 THEN 'topic' ELSE 'reply' END,"
                " p.id, t.space_id, p.created_at FROM discussions_post p JOIN discussions_topic t ON t.id = p.topic_id"
            )

    def _read_some(self) -> None:
        newest = Topic.objects.order_by("-last_post_at").values_list("pk", "last_number")[:SOME_READ]
        now = at(timezone.now())
        rows = [(pk, 1, max(1, number - n % 3), now) for n, (pk, number) in enumerate(newest)]
        Table(TopicRead, "topic", "member", "number", "at").write(rows)

    def _posts_of(self, n: int) -> int:
        return 1 if n % 20 == 10 else POSTS_A_TOPIC + 1

    def _began(self, n: int) -> datetime:
        return self.start + SPAN * (n / (self.size.topics + 1)) - BETWEEN_POSTS * POSTS_A_TOPIC

    def _author(self, n: int, place: int) -> int:
        return (n * 31 + place * 7) % self.size.members + 1


def at(moment: datetime) -> str:
    """As SQLite keeps it, in UTC."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
