"""A migrated database is made once and copied from then on: migrating takes longer than most tests.

On SQLite it is a file that is kept for every set of migrations; on PostgreSQL a database beside those of the tests.
"""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "guildhouse"
NAMED = "MIGRATED_DATABASE"  # tells the processes of one run which PostgreSQL database to copy


def prepare(folder: Path) -> None:
    """Makes the copy before several processes would each make their own."""
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        name = f"migrated_{os.getpid()}"
        with psycopg.connect(server, autocommit=True) as session:
            session.execute(f'CREATE DATABASE "{name}"')
        _migrate(urlsplit(server)._replace(path=f"/{name}").geturl())
        os.environ[NAMED] = name
        return
    template = template_in(folder)
    if not template.exists():
        with tempfile.TemporaryDirectory(prefix="guildhouse-migrated-") as home:
            _migrate("", GUILDHOUSE_HOME=home)
            (Path(home) / "guildhouse.sqlite3").replace(template)


def _migrate(database: str, **more: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent), "DATABASE_URL": database, **more}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)


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
