"""The search itself: find, mend when nothing was found, rank, and make hits of the best."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guildhouse.kernel.ports.search import findables, namings
from guildhouse.search.analysis.query import Query
from guildhouse.search.analysis.ranking import Candidate, rank, seek, weigh
from guildhouse.search.analysis.wants import whole_phrases
from guildhouse.search.index.columns import Row
from guildhouse.search.queries.asking import Asked, ask, make_frame
from guildhouse.search.queries.hits import make_hits
from guildhouse.search.queries.mending import loosen, respell
from guildhouse.search.queries.results import MOST_COUNTED, MOST_PAGES, PAGE, Choice, Results

_MOST_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a query is to be answered: by whom it was asked, which page, in what language, and whether spelling is left alone."""

    viewer: Any = None
    page: int = 1
    language: str = ""
    as_typed: bool = False
    page_size: int = PAGE
    with_facets: bool = True


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
    hits, gone = make_hits(asked, best, wishes.viewer)
    facets = _facets(rows, wishes.viewer) if wishes.with_facets and rows else {}
    return Results(
        query=asked.query,
        hits=hits,
        count=min(len(rows), MOST_COUNTED) - gone,
        has_more=len(rows) > MOST_COUNTED,
        page=page,
        pages=pages,
        respelled=asked.query.text if asked.query is not typed.query else "",
        loosened=asked.query is typed.query and asked is not typed,
        **facets,
    )


def rank_rows(asked: Asked, rows: Iterable[Row], limit: int) -> list[int]:
    """The ids of the best rows, by the one ranking (analysis/ranking.py)."""
    query, frame = asked.query, asked.frame
    weights = [weigh(frame.documents, asked.count(want)) for want in asked.wants]
    phrases = whole_phrases(query.words, frame.languages, prefix=query.prefix)
    sought = seek(asked.wants, weights, phrases)
    candidates = (Candidate(row.id, row.tokens, row.at, row.score, row.settled) for row in rows)
    return [document_id for document_id, _rank in rank(candidates, sought, time.time(), limit)]


def _facets(rows: Sequence[Row], viewer: Any) -> dict[str, list[Choice]]:
    """What the results can be narrowed to, the most frequent first."""
    labels: dict[str, str] = {kind: str(label) for source in findables for kind, label in source.kinds.items()}
    kinds = Counter(row.sort for row in rows)
    return {
        "spaces": _named("space", Counter(row.space_id for row in rows if row.space_id is not None), viewer),
        "authors": _named("author", Counter(row.author_id for row in rows if row.author_id is not None), viewer),
        "kinds": [Choice(labels.get(kind, kind), kind, count) for kind, count in kinds.most_common(_MOST_CHOICES)],
    }


def _named(what: str, counts: Mapping[int, int], viewer: Any) -> list[Choice]:
    naming = namings.get(what)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CHOICES]
    names = naming.show([one for one, _count in most], viewer) if naming else {}
    return [Choice(*names[one], count) for one, count in most if one in names]
