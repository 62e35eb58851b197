"""One way to stand in line: lock the parent row before counting or numbering what hangs on it."""

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def lock(rows: "models.QuerySet[Row]") -> "models.QuerySet[Row]":
    """On PostgreSQL a row lock; on SQLite the write transaction itself is the lock (IMMEDIATE).

    Only the rows asked for: what is joined to them stays free, or two who lock a topic each would wait for its space.
    """
    return rows.select_for_update(no_key=True, of=("self",))
