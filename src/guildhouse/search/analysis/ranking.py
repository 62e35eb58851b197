"""The one ranking, the same whichever database found the candidates: a pure function over plain rows (docs/adr/0006-search.md).

rank = Σ weight(w) · (in title(w) + found(w)) / Σ weight(w)
       + 0.50 phrase in the title, or 0.30 in the body      (searches of more than one word)
       + 0.20 settled                                       (an accepted answer, a question that has one)
       + 0.10 · log10(1 + score)  at most 0.30              (-0.15 when the score is negative)
       + 0.20 · 2^(-age / 1 year)

in title(w) = 1, found(w) = count / (count + 1.2 · (0.6 + 0.4 · length / 500)) with a count of at most 6 in the body;
    words that only begin with w count half
weight(w) = ln(1 + documents / (0.5 + documents with w))
"""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import exp2, log, log10
from typing import Any, NamedTuple

from guildhouse.search.analysis.analyser import BOUNDARY, MOST_COUNTED
from guildhouse.search.analysis.wants import Want

_SATURATION, _FLAT, _SLOPE, _USUAL_LENGTH = 1.2, 0.6, 0.4, 500
_IN_TITLE, _NEAR = 1.0, 0.5
_PHRASE_IN_TITLE, _PHRASE_IN_BODY = 0.50, 0.30
_SETTLED, _SCORE, _MOST_SCORE, _DISLIKED = 0.20, 0.10, 0.30, -0.15
_RECENT, _YEAR = 0.20, 365.25 * 86400
_DIGITS = 9  # what is closer than this is a tie


class Candidate(NamedTuple):
    """A row that answers the query: ``tokens`` is the stored column, ``at`` seconds since 1970.

    Ranking reads its columns by place, so that rows can be handed over as the database gives them, with more columns behind
    these: making two thousand objects a search would cost more than ranking them.
    """

    id: int
    tokens: str
    at: float
    score: int = 0
    settled: bool = False


ID, TOKENS, AT, SCORE, SETTLED = range(5)
Row = tuple[Any, ...]


class Needle(NamedTuple):
    """A want as it is counted: padded token runs, and how much it says."""

    exact: tuple[str, ...]
    near: tuple[str, ...]
    weight: float


class Sought(NamedTuple):
    """All that is counted in a candidate."""

    needles: tuple[Needle, ...]
    phrases: tuple[str, ...]
    total: float


def weigh(documents: int, with_word: int) -> float:
    """How much a word says: rare words more than common ones."""
    return log(1 + max(documents, 1) / (0.5 + max(with_word, 0)))


def seek(wants: Sequence[Want], weights: Sequence[float], phrases: Iterable[str] = ()) -> Sought:
    """Wants with their weights and whole-query phrases (``" product roadmap "``) made ready for counting."""
    needles = tuple(
        Needle(
            tuple(f" {' '.join(run)} " for run in want.sequences), tuple(f" {token} " for token in want.near), weight
        )
        for want, weight in zip(wants, weights, strict=True)
    )
    return Sought(needles, tuple(phrases), sum(needle.weight for needle in needles) or 1.0)


def rank(rows: Iterable[Row], sought: Sought, now: float, limit: int) -> list[tuple[int, float]]:
    """The best ``limit`` candidates as (id, rank), best first; equals in order of id, the newest first."""
    ranked = ((-round(value(row, sought, now), _DIGITS), -row[ID]) for row in rows)
    return [(-minus_id, -minus_rank) for minus_rank, minus_id in nsmallest(limit, ranked)]


def value(row: Row, sought: Sought, now: float) -> float:
    """What a candidate is worth to this search."""
    tokens: str = row[TOKENS]
    cut = tokens.find(BOUNDARY)
    title, body = tokens[:cut], tokens[cut + 1 :]
    damping = _SATURATION * (_FLAT + _SLOPE * len(body) / _USUAL_LENGTH)
    worth = 0.0
    for needle in sought.needles:
        worth += needle.weight * _answer(needle, title, body, damping)
    worth /= sought.total
    if sought.phrases:
        worth += _phrase(sought.phrases, title, body)
    score: int = row[SCORE]
    worth += min(_SCORE * log10(1 + score), _MOST_SCORE) if score >= 0 else _DISLIKED
    at: float = row[AT]
    worth += _RECENT * exp2(-max(now - at, 0) / _YEAR)
    return worth + _SETTLED if row[SETTLED] else worth


def _answer(needle: Needle, title: str, body: str, damping: float) -> float:
    count: float = 0
    in_title = 0.0
    for run in needle.exact:
        count += body.count(run)
        if run in title:
            in_title = _IN_TITLE
    if needle.near and count < MOST_COUNTED:
        count += _NEAR * sum(body.count(run) for run in needle.near)
        if not in_title and any(run in title for run in needle.near):
            in_title = _IN_TITLE * _NEAR
    count = min(count, MOST_COUNTED)
    return in_title + count / (count + damping)


def _phrase(phrases: tuple[str, ...], title: str, body: str) -> float:
    if any(phrase in title for phrase in phrases):
        return _PHRASE_IN_TITLE
    return _PHRASE_IN_BODY if any(phrase in body for phrase in phrases) else 0.0
