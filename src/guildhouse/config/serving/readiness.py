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


def is_prepared() -> bool:
    """True only when nothing that preparation looks at has changed; in doubt, the answer is no."""
    wanted = {tuple(name) for name in _read_note().get("migrations", [])}
    return has_current_files() and bool(wanted) and wanted <= _applied(settings.DATABASES["default"])


def has_current_files() -> bool:
    """Whether the static files were gathered from the code as it is."""
    if not settings.DEBUG and not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        return False
    return _read_note().get("fingerprint") == fingerprint()


def write_readiness(seen: str, migrations: Sequence[tuple[str, str]]) -> None:
    draft = _note().with_suffix(".new")
    draft.write_text(json.dumps({"fingerprint": seen, "migrations": migrations}), encoding="utf-8")
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


def _applied(database: dict[str, Any]) -> set[tuple[str, ...]]:
    """The migrations SQLite has noted, read without Django. A PostgreSQL is shared, so it is always asked properly."""
    if "sqlite" not in database["ENGINE"] or not Path(database["NAME"]).exists():
        return set()
    try:
        with closing(sqlite3.connect(database["NAME"], timeout=5)) as connection:
            return set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    except sqlite3.Error:
        return set()
