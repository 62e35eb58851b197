"""Hand-written SQL for the hottest screens: rows fetched as tuples, values as Django would give them.

Only `queries` of such screens use it, each beside a test that its answer equals the ORM's.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models


def fetch_rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def columns_of(model: type[models.Model], alias: str) -> str:
    """All columns of a model under an alias, in the order of its fields."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


def build(model: type[models.Model], values: Sequence[Any]) -> Any:
    """An instance from the values of `columns_of`; times are made aware, JSON is read."""
    fields = model._meta.concrete_fields
    read = [_read(field, value) for field, value in zip(fields, values, strict=True)]
    return model.from_db(connection.alias, [field.attname for field in fields], read)


def aware(moment: Any) -> datetime:
    """SQLite gives times without a zone; all of ours are UTC."""
    read: datetime = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def read_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, (str, bytes)) else value


def _read(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.DateTimeField):
        return aware(value)
    return read_json(value) if isinstance(field, models.JSONField) else value
