"""Copies every row of a SQLite house into a migrated, empty PostgreSQL, so that both databases hold the same.

`DATABASE_URL=postgresql://… python -m benchmarks.copying FILE`
"""

import os
import sqlite3
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

AT_ONCE = 5_000
PRIVATE = {"django_migrations"}
LOOSE_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s
    AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass)"""
# Rows that were right in one database are right in the other; the search index alone is written by a trigger.
QUICK = "SET timezone = 'UTC'; SET maintenance_work_mem = '2GB'; SET session_replication_role = {}"


def main() -> None:
    source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    source.text_factory = bytes.decode
    there = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with connection.cursor() as cursor:
        for table in sorted(there & set(connection.introspection.table_names()) - PRIVATE):
            if not _holds_rows(cursor, table):
                _copy(source, cursor, table)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def _holds_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')
    return bool(cursor.fetchone()[0])


def _copy(source: sqlite3.Connection, cursor: Any, table: str) -> None:
    there = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    names = [name for _place, name, *_more in source.execute(f'PRAGMA table_info("{table}")') if name in there]
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(QUICK.format("origin" if table == "search_document" else "replica"))
    cursor.execute(LOOSE_INDEXES, [table, table])
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        rows = source.execute(f'SELECT {columns} FROM "{table}"')
        while some := rows.fetchmany(AT_ONCE):
            for row in some:
                copy.write_row(row)
    for _name, definition in indexes:
        cursor.execute(definition)


if __name__ == "__main__":
    main()
