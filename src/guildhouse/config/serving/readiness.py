"""Whether this house is prepared: its tables, static files and demo are those of the code that is about to run.

Asking Django takes a second of loading; this compares a note written by the last preparation, so a start need not wait.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.conf import settings

PARTS = {"static", "migrations"}
NOTED = "SELECT app, name FROM django_migrations"


def is_prepared() -> bool:
    """True only when nothing that preparation looks at has changed; in doubt, the answer is no."""
    note, database = _read_note(), settings.DATABASES["default"]
    wanted = {tuple(name) for name in note.get("migrations", [])}
    if not wanted or note.get("database") != _identity(database):
        return False
    return has_current_files() and wanted <= _applied(database)


def has_current_files() -> bool:
    """Whether the static files were gathered from the code as it is."""
    if not settings.DEBUG and not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        return False
    return _read_note().get("fingerprint") == fingerprint()


def write_readiness(seen: str, migrations: Sequence[tuple[str, str]]) -> None:
    draft = _note().with_suffix(".new")
    note = {"fingerprint": seen, "migrations": migrations, "database": _identity(settings.DATABASES["default"])}
    draft.write_text(json.dumps(note), encoding="utf-8")
    draft.replace(_note())


def fingerprint() -> str:
    """Of every migration and static file, the installed packages, and the settings that decide what is prepared."""
    told = hashlib.sha256(f"{settings.DEMO} {settings.DEBUG} {settings.STATIC_ROOT}".encode())
    told.update(str(Path(django.__file__).parent.parent.stat().st_mtime_ns).encode())
    for file in sorted(_files()):
        status = file.stat()
        told.update(f"{file} {status.st_mtime_ns} {status.st_size}\n".encode())
    return told.hexdigest()


def _files() -> Iterator[Path]:
    for folder, folders, files in os.walk(settings.PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        if PARTS & set(Path(folder).relative_to(settings.PACKAGE).parts):
            yield from (Path(folder, name) for name in files)


def _read_note() -> dict[str, Any]:
    try:
        note = json.loads(_note().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _note() -> Path:
    return Path(settings.GUILDHOUSE_HOME, "prepared.json")


def _identity(database: dict[str, Any]) -> str:
    """Which database it is, its password aside."""
    return hashlib.sha256(
        repr([str(database.get(key) or "") for key in ("ENGINE", "HOST", "PORT", "NAME")]).encode()
    ).hexdigest()


def _applied(database: dict[str, Any]) -> set[tuple[str, ...]]:
    """The migrations the database has noted, read without Django; none where it cannot be read."""
    return _read_sqlite(database) if "sqlite" in database["ENGINE"] else _read_postgres(database)


def _read_sqlite(database: dict[str, Any]) -> set[tuple[str, ...]]:
    place = f"{Path(database['NAME']).absolute().as_uri()}?mode=rw"  # rw does not make what is missing
    try:
        with closing(sqlite3.connect(place, uri=True, timeout=5)) as connection:
            return set(connection.execute(NOTED).fetchall())
    except sqlite3.Error:
        return set()


def _read_postgres(database: dict[str, Any]) -> set[tuple[str, ...]]:
    import psycopg  # noqa: PLC0415 - slow import: a third of a second that only this database needs

    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    where = {name: database[key] for name, key in named.items() if database[key]}
    given = {name: value for name, value in database["OPTIONS"].items() if name != "server_side_binding"}
    try:
        with psycopg.connect(**where, **given, connect_timeout=5) as connection:
            return set(connection.execute(NOTED).fetchall())
    except psycopg.Error:
        return set()
