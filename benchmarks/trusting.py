"""Gives every member of a filled house a past of reading and thanks, then counts it anew: `python -m benchmarks.trusting`.

The running figures are those that facts have left behind, one member at a time; counting everybody anew has to come to the same.
"""

import json
import os
import random
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.bringing_in import timed
from benchmarks.processes import peak_of
from guildhouse.discussions.models import Reaction, TopicRead
from guildhouse.members.actions.trust import BATCH, recompute_trust, settle_trust
from guildhouse.members.ladder import FIGURES
from guildhouse.members.models import DayHere, Member, TrustRecord
from guildhouse.members.queries.trust import list_due_today

MARKS, DAYS, THANKS = 20, 30, 3  # at most, of each member; one in ten has read a lot and is here daily
RUNNING = 2_000  # members whose figures have been kept by facts, one by one
SERIES = "WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < %d)"
NOW = "CURRENT_TIMESTAMP"


def main() -> None:
    live_a_while()
    ids = list(Member.objects.order_by("pk").values_list("pk", flat=True))
    sample = random.Random(4).sample(ids, min(RUNNING, len(ids)))
    for pk in sample:
        settle_trust([pk])
    running = read_figures(sample)
    before = dict(Member.objects.values_list("pk", "trust"))
    wall, cpu = timed(lambda: [None for _done in recompute_trust()])
    after = dict(Member.objects.values_list("pk", "trust"))
    daily, _cpu = timed(count_the_day)
    anew = read_figures(sample)
    print(json.dumps({
        "members": len(ids), "marks": TopicRead.objects.count(), "days": DayHere.objects.count(), "thanks": Reaction.objects.count(),
        "moved": sum(before[pk] != after[pk] for pk in ids), "wall": wall, "cpu": cpu, "daily": daily, "peak": peak_of(),
        "compared": len(sample), "different": sum(running[pk] != anew[pk] for pk in sample),
    }))  # fmt: skip


def live_a_while() -> None:
    """Marks in topics all over, days up to today, reactions to posts of others; by the database itself, so that it takes seconds."""
    member, topic, post = "members_member", "discussions_topic", "discussions_post"
    with transaction.atomic(), connection.cursor() as cursor:
        topics, posts = (count(cursor, table) for table in (topic, post))
        cursor.execute("DELETE FROM discussions_topicread")
        cursor.execute(f"UPDATE {member} SET trust = id %% 2", [])
        cursor.execute(
            f"INSERT INTO discussions_topicread (member_id, topic_id, number, at) {SERIES % MARKS} "
            f"SELECT m.id, (m.id * 7 + k.n) %% {topics} + 1, (m.id + k.n) %% 20 + 1, {NOW} FROM {member} m, k WHERE k.n <= m.id %% {MARKS} + 1",
            [],
        )
        cursor.execute(
            f"INSERT INTO discussions_reaction (member_id, post_id, kind, at) {SERIES % THANKS} "
            f"SELECT m.id, (m.id * 13 + k.n) %% {posts} + 1, 'useful', {NOW} FROM {member} m, k WHERE k.n <= m.id %% {THANKS + 1}",
            [],
        )
        today = timezone.now().date()
        for ago in range(DAYS):
            cursor.execute(
                f"INSERT INTO members_dayhere (member_id, day) SELECT id, %s FROM {member} WHERE id %% {DAYS} >= {ago}",
                [today - timedelta(days=ago)],
            )
        cursor.execute("ANALYZE")


def count(cursor: object, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {table}")  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


def count_the_day() -> None:
    due = list_due_today()
    for first in range(0, len(due), BATCH):
        settle_trust(due[first : first + BATCH])


def read_figures(ids: list[int]) -> dict[int, tuple[object, ...]]:
    rows = TrustRecord.objects.filter(member__in=ids).values_list("member", *FIGURES, "member__trust")
    return {pk: tuple(figures) for pk, *figures in rows}


if __name__ == "__main__":
    main()
