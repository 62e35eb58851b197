"""Hand-written SQL for what is asked and done most: rows fetched as tuples, values as Django would give them.

Only the hottest `queries` and `actions` use it, each beside a test that its answer equals the ORM's.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models


def fetch_rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def fetch_among(sql: str, ids: Sequence[Any], *more: Any) -> list[tuple[Any, ...]]:
    """`sql` with `{ids}` where the ids belong, which come first among its values; none are asked for when there are none."""
    return fetch_rows(sql.format(ids=", ".join(["%s"] * len(ids))), [*ids, *more]) if ids else []


def change_rows(sql: str, parameters: Sequence[Any]) -> int:
    """How many rows it has entered, changed or taken away."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def stamp(moment: datetime) -> Any:
    """A moment as the database keeps it; SQLite's have no zone."""
    return connection.ops.adapt_datetimefield_value(moment)


def columns_of(model: type[models.Model], alias: str) -> str:
    """All columns of a model under an alias, in the order of its fields."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


def build(model: type[models.Model], values: Sequence[Any]) -> Any:
    """An instance from the values of `columns_of`; times are made aware, days, truths and JSON are read."""
    names, readers = _reading(model)
    read = [
        value if reader is None or value is None else reader(value)
        for reader, value in zip(readers, values, strict=True)
    ]
    return model.from_db(connection.alias, names, read)


def aware(moment: Any) -> datetime:
    """SQLite gives times without a zone; all of ours are UTC."""
    read: datetime = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def read_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, (str, bytes)) else value


def read_day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


READERS: dict[type["models.Field[Any, Any]"], Callable[[Any], Any]] = {
    models.DateTimeField: aware,
    models.DateField: read_day,
    models.BooleanField: bool,
    models.JSONField: read_json,
}


@lru_cache
def _reading(model: type[models.Model]) -> tuple[list[str], list[Callable[[Any], Any] | None]]:
    """The names of a model's columns, and what reads the values of each."""
    fields = model._meta.concrete_fields
    readers = [next((READERS[kind] for kind in type(field).__mro__ if kind in READERS), None) for field in fields]
    return [field.attname for field in fields], readers
