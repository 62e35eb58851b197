"""Finds candidates in the index of whichever database is used."""

from typing import Any

from django.db import connection

from guildhouse.search.index import postgres, sqlite
from guildhouse.search.index.columns import MOST_CANDIDATES, Row
from guildhouse.search.index.expression import Expression


def find_candidates(expression: Expression, expected: int, limit: int = MOST_CANDIDATES) -> list[Row]:
    """The newest documents that answer an expression, newest first, with the columns that `columns.py` names."""
    return [] if expression.is_impossible else list(_index().find_rows(expression, expected, limit))


def tidy_index() -> None:
    _index().tidy()


def _index() -> Any:
    return postgres if connection.vendor == "postgresql" else sqlite
