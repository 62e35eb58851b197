"""A migrated database is made once per set of migrations and copied from then on: migrating takes longer than most tests."""

import hashlib
import os
import sqlite3
from pathlib import Path

import django
from django.db import connection

SOURCE = Path(__file__).resolve().parent.parent / "src" / "guildhouse"


def template_in(folder: Path) -> Path:
    """Where the copy for the migrations of this moment is kept; other migrations have another."""
    told = hashlib.sha256(django.__version__.encode())
    for file in sorted(SOURCE.glob("**/migrations/*.py")):
        told.update(file.name.encode() + file.read_bytes())
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"migrated-{told.hexdigest()[:16]}.sqlite3"


def start_from(template: Path) -> None:
    """From now on a new test database begins with what the template holds, so that migrating finds nothing to do."""
    create = connection.creation._create_test_db

    def create_filled(*arguments, **options):
        name = create(*arguments, **options)
        connection.settings_dict["NAME"] = name
        connection.close()
        connection.ensure_connection()
        copy(template, connection.connection)
        return name

    connection.creation._create_test_db = create_filled


def keep(template: Path) -> None:
    """Whoever comes first leaves the copy; two at once leave the same."""
    half = template.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(half) as target:
        connection.connection.backup(target)
    target.close()
    half.replace(template)


def copy(template: Path, target: sqlite3.Connection) -> None:
    source = sqlite3.connect(template)
    source.backup(target)
    source.close()
