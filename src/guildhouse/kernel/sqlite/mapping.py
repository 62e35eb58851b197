"""Long work that passes over the whole database once gains nothing from keeping it mapped into memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_mapping() -> Iterator[None]:
    """This thread's connection reads through its own small cache meanwhile; on other databases nothing changes."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA mmap_size").fetchone()
        cursor.execute("PRAGMA mmap_size = 0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA mmap_size = {before[0] if before else 0}")
