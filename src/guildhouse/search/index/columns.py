"""What both databases are asked for, and marks as conditions on a row, for words so rare that looking at each row is cheapest."""

from collections.abc import Iterable
from typing import Any

from guildhouse.search.index.expression import Expression

MOST_CANDIDATES = 2_000  # the newest so many are ranked
FEW = 4_000  # up to so many expected matches, rows are looked at one by one
COLUMNS = "id, tokens, at, score, settled, sort, space_id, author_id"


# A document that answers, as the database gives it; the first five columns are those of a ranking's candidate.
Row = tuple[Any, ...]
ID, SORT, SPACE, AUTHOR = 0, 5, 6, 7


def mark_conditions(expression: Expression, find: str) -> tuple[str, list[str]]:
    """SQL conditions on the column ``marks`` and their values; ``find`` is how this database looks for a substring in it."""
    values = [f" {mark} " for choices in expression.marks for mark in choices]
    conditions = [f"({_any(choices, find)})" for choices in expression.marks]
    if expression.unwanted_marks:
        conditions.append(f"NOT ({_any(expression.unwanted_marks, find)})")
        values += [f" {mark} " for mark in expression.unwanted_marks]
    return " AND ".join(conditions) or "TRUE", values


def _any(marks: Iterable[str], find: str) -> str:
    return " OR ".join(find for _mark in marks)
