"""Finding what came from a source by its names there."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def from_source(rows: "models.QuerySet[Row]", source: str, names: Iterable[str]) -> "models.QuerySet[Row]":
    """The index on (source, source_id) leaves out what is our own; only a query that says so as well may use it."""
    return rows.filter(source=source, source_id__in=list(names)).exclude(source="")
