"""The working copy's file: opened, or begun anew when it is another dump's, another version's or damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from guildhouse.formats.stackexchange.errors import StagingError
from guildhouse.formats.stackexchange.reasons import gettext_noop
from guildhouse.formats.stackexchange.staging.schema import KEEPING, TABLES, VERSION

NAME = "stackexchange.sqlite3"

_BUSY = gettext_noop("Another import is reading this dump right now. Wait until it has ended.")
_FAILED = gettext_noop(
    "The working copy in %(path)s can't be written (%(detail)s). Make room there and start again; what was read is kept."
)


def open_store(directory: Path, fingerprint: str) -> sqlite3.Connection:
    """The working copy of the dump with this fingerprint: as far as it was built, or empty."""
    path = directory / NAME
    try:
        directory.mkdir(parents=True, exist_ok=True)
        return _open_or_replace(path, fingerprint)
    except (OSError, sqlite3.Error) as error:
        raise failed(path, error) from error


def failed(path: Path, error: Exception) -> StagingError:
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
        return StagingError(_BUSY)
    return StagingError(_FAILED, path=str(path), detail=str(error))


def _open_or_replace(path: Path, fingerprint: str) -> sqlite3.Connection:
    expected = f"{VERSION} {fingerprint}"
    if path.exists():
        connection = _connect(path)
        try:
            found = connection.execute("SELECT value FROM fact WHERE name = 'content'").fetchone()
            if found == (expected,):
                return connection
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                connection.close()
                raise
        connection.close()
        remove_store(path)
    connection = _connect(path)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        _create(connection, expected)
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    # WAL keeps whole batches through a kill; NORMAL may forget the last ones after a power cut, and they are read again.
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -16384"):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            connection.close()
            raise
        except sqlite3.DatabaseError:
            break  # not a database: the caller finds out, and replaces it
    return connection


def _create(connection: sqlite3.Connection, content: str) -> None:
    for statement in KEEPING.split(";"):
        connection.execute(statement)
    for table in TABLES.values():
        connection.execute(table.creation)
    connection.execute("INSERT INTO fact VALUES ('content', ?)", (content,))


def remove_store(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
