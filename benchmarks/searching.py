"""What searches cost in the house that the environment names, and what they answer: `python -m benchmarks.searching ROUNDS`.

CPU of this process and of the database's, per search, for the whole answer: ranking, facets, names and snippets included.
"""

import itertools
import json
import os
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.db import connection

from benchmarks.processes import cpu_of
from guildhouse.members.models import Member
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.models import Document, Word
from guildhouse.search.queries.searching import Wishes, search

TOP = 20


def main() -> None:
    rounds, viewer = int(sys.argv[1]), Member.objects.get(pk=1)
    cases = {name: queries for name, queries in make_cases(Document.objects.count()).items() if queries}
    every = list(dict.fromkeys(itertools.chain.from_iterable(cases.values())))
    costs = measure(every, viewer, rounds)
    print(json.dumps({
        "ms": {name: [round(costs[query], 3) for query in queries] for name, queries in cases.items()},
        "answers": {query: answer(query, viewer) for query in every},
    }))  # fmt: skip


def measure(queries: list[str], viewer: Member, rounds: int) -> dict[str, float]:
    """CPU of one search in ms: the quickest of some rounds, since others use this machine too."""
    spent: dict[str, list[float]] = {query: [] for query in queries}
    for _round in range(rounds + 1):
        for typed in queries:
            own, server = time.process_time(), database_cpu()
            search(parse_query(typed), Wishes(viewer=viewer, language="en"))
            spent[typed].append((time.process_time() - own + database_cpu() - server) * 1000)
    return {query: min(took[1:]) for query, took in spent.items()}


def answer(typed: str, viewer: Member) -> list[str]:
    """The first addresses."""
    return [hit.address for hit in search(parse_query(typed), Wishes(viewer=viewer, language="en", page_size=TOP)).hits]


def database_cpu() -> float:
    """Seconds the server spent on this connection so far; nothing where the database is a library."""
    raw: Any = connection.connection
    return cpu_of([raw.info.backend_pid]) if connection.vendor == "postgresql" else 0


def make_cases(total: int) -> dict[str, list[str]]:
    common, half, some, few, rare = (words_found_in(share, total) for share in (0.3, 0.1, 0.025, 0.005, 0.00005))
    typos = [f"{mistype(word)} " for word in long_words()]
    closed = [f"{word} " for word in (*common[:3], *half[:3])]  # a space after it: not also a beginning
    return {
        "common word": closed,
        "rare word": [f"{word} " for word in rare],
        "mistyped word": typos,
        "common word, also as a beginning": common[:4] + half[:4],
        "word of 1 document in 40": [f"{word} " for word in some],
        "word of 1 document in 200": [f"{word} " for word in few],
        "rare word, also as a beginning": rare,
        "two common words": [f"{one} {two} " for one, two in zip(common, half, strict=False)],
        "common and rare word": [f"{one} {two} " for one, two in zip(common, rare, strict=False)],
        "phrase of two common words": [f'"{one} {two}"' for one, two in itertools.pairwise(common)],
        "common word in one space": [f"{word} in:space-2 " for word in common[:6]],
        "common word by one author": [f"{word} author:person-{number} " for number, word in enumerate(common[:6], 3)],
        "common word in one month": [f"{word} after:2024-03-01 before:2024-04-01 " for word in common[:6]],
        "beginning of two letters": [word[:2] for word in common[:6]],
        "words that are nowhere": ["qqqqzzzzqqqq wwwwxxxx ", "kkkkwwwwkkkk "],
    }


def words_found_in(share: float, total: int, amount: int = 8) -> list[str]:
    """Words that stand in about this share of all documents."""
    wanted = max(int(share * total), 2)
    rows = Word.objects.filter(documents__gte=wanted, documents__lte=wanted * 1.3 + 2, word__regex="^[a-z]+$")
    return list(rows.order_by("documents", "word").values_list("word", flat=True)[:amount])


def long_words(amount: int = 8) -> list[str]:
    known = Word.objects.filter(documents__gte=20, is_spelled=True).order_by("-documents", "word")
    words = [word for word in known.values_list("word", flat=True)[:400] if len(word) > 6]
    return words[len(words) // 2 :][:amount]


def mistype(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


if __name__ == "__main__":
    main()
