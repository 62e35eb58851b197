"""Django's SQLite backend with the pragmas a server needs (measured in docs/adr/0003-facts.md)."""

from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper

PRAGMAS = (
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 268435456;"
    "PRAGMA cache_size = -16000;"
)


class DatabaseWrapper(SQLiteWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.executescript(PRAGMAS)
        return connection
