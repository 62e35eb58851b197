"""Asks PostgreSQL's GIN index. It cannot walk from the newest, so for common words the newest rows are cut out by span tokens.

Each row's vector also holds the number of its span of 4,096 ids, of 32,768 and of 262,144. A span of any length is a few of
these, and the index intersects them with the words as it would any other token.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from guildhouse.search.index.columns import COLUMNS, FEW, MOST_CANDIDATES, mark_conditions
from guildhouse.search.index.expression import Expression, Run

SPANS = (("e", 18), ("c", 15), ("b", 12))
_SMALLEST = 12
_COARSE = 8  # smallest spans in the next larger one
_SPARE, _GROWTH = 1.4, 8.0
_ASK = f"""
    WITH found AS MATERIALIZED (SELECT {COLUMNS}, marks FROM search_document WHERE words @@ %s::tsquery)
    SELECT {COLUMNS} FROM found WHERE {{conditions}} ORDER BY id DESC LIMIT %s"""  # noqa: S608 - our own column names


def find_rows(expression: Expression, expected: int, limit: int = MOST_CANDIDATES) -> list[Any]:
    """The newest ``limit`` rows that answer; ``expected`` is about how many have the words, whoever may see them."""
    with connection.cursor() as cursor:
        if expression.words and expected <= FEW:
            conditions, values = mark_conditions(expression, "strpos(marks, %s) > 0")
            cursor.execute(_ASK.format(conditions=conditions), [_write_words(expression), *values, limit])
            return list(cursor.fetchall())
        cursor.execute("SELECT coalesce(max(id), 0) FROM search_document")
        (newest,) = cursor.fetchone()
        return _walk_spans(cursor, write_query(expression), newest, expected, limit)


def _walk_spans(cursor: Any, query: str, newest: int, expected: int, limit: int) -> list[Any]:
    """Asks span after span from the newest back, each as long as what was found so far lets expect, until there is enough."""
    rows: list[Any] = []
    end = (newest >> _SMALLEST) + 1
    length = max(1.0, end * min(1.0, limit * _SPARE / max(expected, 1)))
    while end > 0 and len(rows) < limit:
        first = _round_down(max(0, end - int(length) - 1), end)
        spans = f" & ({_any(cover(first, end))})" if first else f" & ({_any(cover(0, end))})" if rows else ""
        cursor.execute(_ASK.format(conditions="TRUE"), [query + spans, limit - len(rows)])
        found = cursor.fetchall()
        rows += found
        wanted = (limit - len(rows)) / max(len(found), 1) * (end - first) * _SPARE
        length = min(wanted, (end - first) * _GROWTH)
        end = first
    return rows


def _round_down(first: int, end: int) -> int:
    """To the next larger span when it is long anyway, so that fewer tokens cover it."""
    return first // _COARSE * _COARSE if end - first > _COARSE else first


def cover(first: int, end: int) -> Iterator[str]:
    """The fewest span tokens for the smallest spans from ``first`` up to ``end``."""
    while first < end:
        for letter, bits in SPANS:
            size = 1 << (bits - _SMALLEST)
            if first % size == 0 and (first + size <= end or size == 1):
                yield f"{letter}:{first // size}"
                first += size
                break


def write_query(expression: Expression) -> str:
    """The whole expression as a tsquery; tokens and marks hold no quotes, so quoting them is all it takes."""
    marks = [f"({_any(choices)})" for choices in expression.marks]
    if expression.unwanted_marks:
        marks.append(f"!({_any(expression.unwanted_marks)})")
    words = [_write_words(expression)] if expression.words else []
    return " & ".join([*words, *marks])


def tidy() -> None:
    """Lets the planner know how much there is now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_document")


def _write_words(expression: Expression) -> str:
    joint = " | " if expression.any_word else " & "
    wanted = joint.join(f"({' | '.join(map(_phrase, runs))})" for runs in expression.words)
    unwanted = f" & !({' | '.join(map(_phrase, expression.unwanted))})" if expression.unwanted else ""
    return f"({wanted}){unwanted}"


def _phrase(run: Run) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in run) + ")"


def _any(marks: Iterable[str]) -> str:
    return " | ".join(f"'{mark}'" for mark in marks)
