"""The search itself: find, mend when nothing was found, rank, and make hits of the best."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from guildhouse.kernel.ports.search import findables
from guildhouse.search.analysis.query import Query
from guildhouse.search.analysis.ranking import rank, seek, weigh
from guildhouse.search.analysis.wants import whole_phrases
from guildhouse.search.index.columns import AUTHOR, SORT, SPACE, Row
from guildhouse.search.queries.asking import Asked, ask, make_frame
from guildhouse.search.queries.hits import load_visible, make_hits, name_ids
from guildhouse.search.queries.mending import loosen, respell
from guildhouse.search.queries.results import MOST_COUNTED, MOST_PAGES, PAGE, Choice, Results

_MOST_CHOICES = 8
Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a query is to be answered: by whom it was asked, which page, in what language, and whether spelling is left alone."""

    viewer: Any = None
    page: int = 1
    language: str = ""
    as_typed: bool = False
    page_size: int = PAGE
    with_facets: bool = True


class _Counts(NamedTuple):
    """How many of the results are in which space, by whom, of which kind: the most frequent of each."""

    spaces: Mapping[int, int] = MappingProxyType({})
    authors: Mapping[int, int] = MappingProxyType({})
    kinds: Mapping[str, int] = MappingProxyType({})


def search(query: Query, wishes: Wishes) -> Results:
    """One page of what this viewer may see, best first. Never fails: what cannot be answered has no results."""
    if not query.asks_for_words and not query.has_filters:
        return Results(query)
    typed = ask(query, make_frame(query, wishes.viewer, wishes.language))
    if query.asks_for_words and not typed.wants:
        return Results(query)
    asked, rows = typed, typed.find()
    if not rows and typed.wants:
        asked, rows = (None if wishes.as_typed else respell(typed)) or loosen(typed) or (typed, [])
    return _make_results(asked, rows, typed, wishes)


def _make_results(asked: Asked, rows: list[Row], typed: Asked, wishes: Wishes) -> Results:
    size = wishes.page_size
    pages = min(-(-len(rows) // size), MOST_PAGES)
    page = max(1, min(wishes.page, pages))
    best = rank_rows(asked, rows, page * size)[(page - 1) * size :]
    shown = load_visible(best, wishes.viewer)
    counts = _count(rows) if wishes.with_facets else _Counts()
    spaces = name_ids("space", {row.space_id for row in shown if row.space_id} | set(counts.spaces), wishes.viewer)
    authors = name_ids("author", {row.author_id for row in shown if row.author_id} | set(counts.authors), wishes.viewer)
    return Results(
        query=asked.query,
        hits=make_hits(asked, shown, spaces, authors),
        count=min(len(rows), MOST_COUNTED) - (len(best) - len(shown)),
        has_more=len(rows) > MOST_COUNTED,
        page=page,
        pages=pages,
        respelled=asked.query.text if asked.query is not typed.query else "",
        loosened=asked.query is typed.query and asked is not typed,
        spaces=[Choice(*spaces[one], count) for one, count in counts.spaces.items() if one in spaces],
        authors=[Choice(*authors[one], count) for one, count in counts.authors.items() if one in authors],
        kinds=_name_kinds(counts.kinds),
    )


def rank_rows(asked: Asked, rows: Iterable[Row], limit: int) -> list[int]:
    """The ids of the best rows, by the one ranking (analysis/ranking.py)."""
    query, frame = asked.query, asked.frame
    weights = [weigh(frame.documents, asked.count(want)) for want in asked.wants]
    phrases = whole_phrases(query.words, frame.languages, prefix=query.prefix)
    sought = seek(asked.wants, weights, phrases)
    return [document_id for document_id, _rank in rank(rows, sought, time.time(), limit)]


def _count(rows: Sequence[Row]) -> _Counts:
    return _Counts(*(_most(Counter(map(itemgetter(column), rows))) for column in (SPACE, AUTHOR, SORT)))


def _most(counts: Mapping[Value, int]) -> dict[Value, int]:
    there = ((value, count) for value, count in counts.items() if value is not None)
    return dict(sorted(there, key=lambda item: (-item[1], item[0]))[:_MOST_CHOICES])


def _name_kinds(counts: Mapping[str, int]) -> list[Choice]:
    labels = {kind: label for source in findables for kind, label in source.kinds.items()}
    return [Choice(str(labels.get(kind, kind)), kind, count) for kind, count in counts.items()]
