"""Asks FTS5. It walks the matches from the newest and stops at enough, so a common word costs no more than a rare one."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from guildhouse.search.index.columns import COLUMNS, FEW, MOST_CANDIDATES, mark_conditions
from guildhouse.search.index.expression import Expression, Run

_IN_INDEX = f"""
    SELECT {COLUMNS} FROM search_document WHERE id IN (
        SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY rowid DESC LIMIT %s
    ) ORDER BY id DESC"""  # noqa: S608 - our own column names
_BY_ROW = f"""
    SELECT {COLUMNS} FROM search_document WHERE id IN (
        SELECT found.rowid FROM search_index AS found JOIN search_document AS looked ON looked.id = found.rowid
        WHERE found.search_index MATCH %s AND ({{conditions}}) ORDER BY found.rowid DESC LIMIT %s
    ) ORDER BY id DESC"""  # noqa: S608 - our own column names


def find_rows(expression: Expression, expected: int, limit: int = MOST_CANDIDATES) -> list[Any]:
    """The newest ``limit`` rows that answer; ``expected`` is about how many have the words, whoever may see them."""
    with connection.cursor() as cursor:
        if expression.words and expected <= FEW:
            conditions, values = mark_conditions(expression, "instr(looked.marks, %s) > 0")
            query = write_match(expression, with_marks=False)
            cursor.execute(_BY_ROW.format(conditions=conditions), [query, *values, limit])
        else:
            cursor.execute(_IN_INDEX, [write_match(expression, with_marks=True), limit])
        return list(cursor.fetchall())


def write_match(expression: Expression, *, with_marks: bool) -> str:
    """The FTS5 query; tokens and marks hold no quotes, so quoting them is all it takes."""
    joint = " OR " if expression.any_word else " AND "
    wanted = joint.join(f"({' OR '.join(map(_phrase, runs))})" for runs in expression.words)
    parts = [f"(tokens : ({wanted}))"] if wanted else []
    if with_marks:
        parts += [f"(marks : ({_any(choices)}))" for choices in expression.marks]
    query = " AND ".join(parts)
    if expression.unwanted:
        query = f"({query}) NOT (tokens : ({' OR '.join(map(_phrase, expression.unwanted))}))"
    if with_marks and expression.unwanted_marks:
        query = f"({query}) NOT (marks : ({_any(expression.unwanted_marks)}))"
    return query


def tidy() -> None:
    """Merges the index into one piece after much has been written."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")


def _phrase(run: Run) -> str:
    return f'"{" ".join(run)}"'


def _any(marks: Iterable[str]) -> str:
    return " OR ".join(f'"{mark}"' for mark in marks)
