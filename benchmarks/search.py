"""How much a search costs over a community of any size: CPU of this process and of the database's, per search.

    DATABASE_URL=… python benchmarks/search.py --posts 200000 [--write results.json]

The database must be empty or one this program has filled with as many posts before; it is created, filled with topics and replies
of about 80 words from a vocabulary of 200,000 invented words that are as unevenly common as real ones, indexed as the worker
would, and asked as a member would. The figures hold for the whole answer: ranking, facets, names and snippets included.
"""

import argparse
import itertools
import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhouse.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from guildhouse.discussions.models import Post, Topic
from guildhouse.members.models import Member
from guildhouse.search.actions.rebuilding import catch_up
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.index.finding import tidy_index
from guildhouse.search.models import Document, Word
from guildhouse.search.queries.searching import Wishes, search
from guildhouse.spaces.models import Space, SpaceMembership

VOCABULARY, POOL, WORDS_A_POST, POSTS_A_TOPIC, SPACES, MEMBERS = 200_000, 2_000_000, 80, 20, 8, 2_000
CONSONANTS, VOWELS = "b c d f g l m n p r s t v z br st pr tr ch sh pl gr".split(), "a e i o u ai ea ou".split()
START, SPAN = datetime(2019, 1, 1, tzinfo=UTC), timedelta(days=2_500)
BATCH = 5_000
TARGETS = {"common word": 30, "rare word": 5, "mistyped word": 50}  # CPU ms over 1,000,000 posts


def make_vocabulary(rnd: random.Random) -> list[str]:
    syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        word = "".join(rnd.choices(syllables, k=rnd.choice((2, 2, 3, 3, 4)))) + rnd.choice(
            ("", "n", "r", "s", "t", "l")
        )
        words[word] = None
    return list(words)


def make_texts(rnd: random.Random) -> Iterator[list[str]]:
    """Posts cut from a pool in which the n-th word is about 1/n as frequent as the first."""
    words = make_vocabulary(rnd)
    weights = list(itertools.accumulate(1 / (rank + 3) ** 1.02 for rank in range(VOCABULARY)))
    pool = rnd.choices(words, cum_weights=weights, k=POOL)
    while True:
        starts = (rnd.randrange(POOL - 10) for _ in range(WORDS_A_POST // 10))
        yield [word for start in starts for word in pool[start : start + 10]]


def fill(posts: int) -> None:
    """Rows as the rooms would write them, without their facts."""
    rnd = random.Random(20260301)
    texts = make_texts(rnd)
    spaces = [Space.objects.create(slug=f"s{n}", name=f"Space {n}", purpose="To measure.") for n in range(SPACES)]
    Space.objects.filter(pk__in=[spaces[-1].pk, spaces[-2].pk]).update(join_rule="hidden")
    Member.objects.bulk_create(
        Member(handle=f"m{n}", name=f"Member {n}", email=f"m{n}@example.org", password="!")  # noqa: S106
        for n in range(MEMBERS)
    )
    members = list(Member.objects.values_list("pk", flat=True))
    SpaceMembership.objects.create(space=spaces[-1], member_id=members[0])
    topics = max(1, posts // POSTS_A_TOPIC)
    step = SPAN / max(posts, 1)
    Topic.objects.bulk_create(
        (
            Topic(
                pk=number + 1, space=rnd.choice(spaces), author_id=rnd.choice(members), title=" ".join(next(texts)[:6])[:200],
                slug="t", kind="question" if number % 5 == 0 else "discussion", created_at=START + number * POSTS_A_TOPIC * step,
                last_number=POSTS_A_TOPIC,
            )
            for number in range(topics)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    rows = (
        Post(
            topic_id=number // POSTS_A_TOPIC + 1, number=number % POSTS_A_TOPIC + 1, author_id=rnd.choice(members), body="",
            html=f"<p>{' '.join(next(texts))}</p>", created_at=START + number * step, score=rnd.choice((0, 0, 0, 1, 2, 5, 20)),
        )
        for number in range(topics * POSTS_A_TOPIC)
    )  # fmt: skip
    while batch := list(itertools.islice(rows, BATCH)):
        Post.objects.bulk_create(batch)


def index() -> float:
    """Documents a second."""
    began = time.monotonic()
    steps = 0
    for step in catch_up():
        steps = step.done
        if steps % 20_000 < 200:
            print(f"  {steps:,} indexed", file=sys.stderr)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    tidy_index()
    return steps / (time.monotonic() - began) if steps else 0


def database_cpu() -> float:
    """Milliseconds of CPU the server spent on this connection so far; nothing where the database is a library."""
    if connection.vendor != "postgresql":
        return 0
    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(queries: list[str], viewer: Member | None) -> dict[str, object]:
    """CPU of one search in ms, the mean over the queries and the slowest of them, and how many were found.

    Ours is that of the quickest of some rounds, since others use this machine too; the server's, told in hundredths of a
    second, is the mean over all rounds.
    """
    costs, counts = [], []
    rounds = 25 if connection.vendor == "postgresql" else 7
    for typed in queries:
        query, spent = parse_query(typed), []
        search(query, Wishes(viewer=viewer, language="en"))
        server = database_cpu()
        for _ in range(rounds):
            own = time.process_time()
            results = search(query, Wishes(viewer=viewer, language="en"))
            spent.append((time.process_time() - own) * 1000)
        costs.append(min(spent) + (database_cpu() - server) / rounds)
        counts.append(results.count)
    return {
        "mean": round(statistics.mean(costs), 1),
        "worst": round(max(costs), 1),
        "found": round(statistics.mean(counts)),
    }


def words_found_in(share: float, total: int, amount: int = 8) -> list[str]:
    """Words that stand in about this share of all documents."""
    wanted = max(int(share * total), 2)
    rows = Word.objects.filter(documents__gte=wanted, documents__lte=wanted * 1.3 + 2).order_by("documents", "word")
    return list(rows.values_list("word", flat=True)[:amount])


def mistype(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def make_cases(total: int) -> dict[str, list[str]]:
    common, half, some, few, rare = (words_found_in(share, total) for share in (0.3, 0.1, 0.025, 0.005, 0.00005))
    closed = [f"{word} " for word in (*common[:3], *half[:3])]  # a space after it: not also a beginning
    known = Word.objects.filter(documents__gte=20, is_spelled=True)
    long_words = [
        word for word in known.order_by("-documents").values_list("word", flat=True)[200:260] if len(word) > 6
    ][:8]
    typos = [f"{mistype(word)} " for word in long_words]
    return {
        "common word": closed,
        "common word, also as a beginning": common[:4] + half[:4],
        "word of 1 document in 40": [f"{word} " for word in some],
        "word of 1 document in 200": [f"{word} " for word in few],
        "rare word": [f"{word} " for word in rare],
        "rare word, also as a beginning": rare,
        "mistyped word": typos,
        "two common words": [f"{one} {two} " for one, two in zip(common, half, strict=False)],
        "common and rare word": [f"{one} {two} " for one, two in zip(common, rare, strict=False)],
        "phrase of two common words": [f'"{one} {two}"' for one, two in itertools.pairwise(common)],
        "common word in one space": [f"{word} in:s1 " for word in common[:6]],
        "common word by one author": [f"{word} author:m{number} " for number, word in enumerate(common[:6])],
        "common word in one month": [f"{word} after:2021-03-01 before:2021-04-01 " for word in common[:6]],
        "beginning of two letters": [word[:2] for word in common[:6]],
        "words that are nowhere": ["qqqqzzzzqqqq wwwwxxxx ", "kkkkwwwwkkkk "],
    }


def report(results: dict[str, object], cases: dict[str, dict[str, object]]) -> None:
    print(", ".join(f"{name} {value}" for name, value in results.items()))
    print(f"{'CPU ms a search':36} {'mean':>7} {'worst':>7} {'found':>7}  target")
    for name, figures in cases.items():
        target = f"{TARGETS[name]}" if name in TARGETS else ""
        print(f"{name:36} {figures['mean']:7} {figures['worst']:7} {figures['found']:7}  {target}")


def size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0] // 1_000_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--posts", type=int, default=200_000)
    parser.add_argument("--write", type=Path, help="write the figures as JSON")
    given = parser.parse_args()
    call_command("migrate", verbosity=0)
    there = Post.objects.count()
    if there == 0:
        with transaction.atomic():
            fill(given.posts)
    elif there != given.posts // POSTS_A_TOPIC * POSTS_A_TOPIC:
        parser.error(f"the database holds {there:,} posts; give an empty one")
    speed = index()
    viewer = Member.objects.get(handle="m0")
    total = Document.objects.count()
    cases = {name: measure(queries, viewer) for name, queries in make_cases(total).items() if queries}
    about = {
        "database": connection.vendor, "posts": there or given.posts, "documents": total, "words": Word.objects.count(),
        "megabytes": size(), "indexed a second": round(speed), "python": platform.python_version(),
        "machine": platform.processor() or platform.machine(), "date": datetime.now(UTC).date().isoformat(),
    }  # fmt: skip
    report(about, cases)
    if given.write:
        given.write.write_text(json.dumps({**about, "cpu_ms": cases}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
