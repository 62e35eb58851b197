"""Stencils: queries of the ORM whose SQL is written once a process, with holes for the values that differ.

For screens asked often whose rules stand in QuerySets: compiling those costs more than running them, and SQL by hand would say
each rule twice. The function under `@stencil` sees holes and the shape alone, never a member or a moment: whatever a rule
decides by has to be part of the shape, and what it read from a clock or a table would be kept for good.
"""

import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from guildhouse.kernel.rows import fetch_rows

MOST_SHAPES = 500
FIRST_MARK = -(10**15)  # and below: numbers that no id is
PLACE = re.compile(r"(?<!%)%s")
COUNT = "SELECT COUNT(*) FROM ({}) found"


class Hole(NamedTuple):
    name: str
    is_many: bool


class Holes:
    """Gives marks to build the query with; they are told from other values when the SQL is written."""

    def __init__(self) -> None:
        self.marks: dict[object, Hole] = {}

    def number(self, name: str, *, is_many: bool = False) -> int:
        mark = FIRST_MARK - len(self.marks)
        self.marks[mark] = Hole(name, is_many)
        return mark

    def word(self, name: str, *, is_many: bool = False) -> str:
        mark = f"\0{name}\0"
        self.marks[mark] = Hole(name, is_many)
        return mark

    def numbers(self, name: str) -> list[int]:
        """For `__in`: as many as are given when it is asked, or none."""
        return [self.number(name, is_many=True)]

    def words(self, name: str) -> list[str]:
        return [self.word(name, is_many=True)]


class Stencil:
    """Rows come as tuples, values as the database gives them (`kernel/rows.py` reads times, truths and JSON)."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._written = lru_cache(MOST_SHAPES)(self._write)

    def ask(self, *shape: Hashable, most: int | None = None, skip: int = 0, **given: Any) -> list[tuple[Any, ...]]:
        sql, values = self._fill(shape, given)
        if most is None:
            return fetch_rows(sql, values)
        return fetch_rows(f"{sql} LIMIT %s OFFSET %s", [*values, most, skip])

    def count(self, *shape: Hashable, most: int | None = None, **given: Any) -> int:
        """How many rows there are, `most` at the most."""
        sql, values = self._fill(shape, given)
        if most is not None:
            sql, values = f"{sql} LIMIT %s", [*values, most]
        return int(fetch_rows(COUNT.format(sql), values)[0][0])

    def _write(self, *shape: Hashable) -> tuple[list[str], list[object]]:
        holes = Holes()
        sql, values = self._build(holes, *shape).query.sql_with_params()
        filled = [holes.marks.get(value, value) if isinstance(value, (int, str)) else value for value in values]
        if missing := {hole.name for hole in holes.marks.values() if hole not in filled}:
            raise RuntimeError(f"The query changed what stood for {sorted(missing)}, or does not ask for it.")
        return PLACE.split(sql), filled

    def _fill(self, shape: tuple[Hashable, ...], given: dict[str, Any]) -> tuple[str, list[Any]]:
        texts, values = self._written(*shape)
        parts, sent = [texts[0]], list[Any]()
        for value, text in zip(values, texts[1:], strict=True):
            taken: Any = given[value.name] if isinstance(value, Hole) else value
            these: list[Any] = list(taken) if isinstance(value, Hole) and value.is_many else [taken]
            sent += these
            parts += [", ".join(["%s"] * len(these)) or "NULL", text]
        return "".join(parts), sent


def stencil(build: Callable[..., "QuerySet[Any, Any]"]) -> Stencil:
    return Stencil(build)
