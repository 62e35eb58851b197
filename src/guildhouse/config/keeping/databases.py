"""A database as one file, taken while the house is open, and put back while it is shut."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guildhouse.config.cli import Refusal

SQLITE, POSTGRES = "database.sqlite3", "database.pgdump"


def file_name(database: Mapping[str, Any]) -> str:
    return SQLITE if "sqlite" in database["ENGINE"] else POSTGRES


def save_database(database: Mapping[str, Any], file: Path) -> None:
    """All of one moment, without keeping anybody waiting."""
    if file.name == SQLITE:
        with closing(sqlite3.connect(database["NAME"], timeout=20)) as connection:
            connection.execute("VACUUM INTO ?", [str(file)])
        return
    _run_tool(database, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")


def load_database(database: Mapping[str, Any], file: Path) -> Path | None:
    """Puts the file in the place of the database; what SQLite had before is kept beside it, and that is the answer."""
    if file.name == POSTGRES:
        options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
        _run_tool(database, "pg_restore", *options, f"--dbname={database['NAME']}", str(file))
        return None
    refuse_damaged(file)
    target = Path(database["NAME"])
    kept = _set_aside(target)
    shutil.move(file, target)
    return kept


def refuse_damaged(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise Refusal(f"The database in this backup is damaged ({found}). Nothing was changed; take an older backup.")


def _set_aside(target: Path) -> Path | None:
    """With everything that was still in its write-ahead log."""
    if not target.exists():
        return None
    with closing(sqlite3.connect(target, timeout=20)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = target.with_name(f"{target.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    target.rename(kept)
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    return kept


def _run_tool(database: Mapping[str, Any], name: str, *arguments: str) -> None:
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST", "PORT": "PGPORT"}
    given = {theirs: str(database[ours]) for ours, theirs in names.items() if database.get(ours)}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own tools
        [find_tool(name), *arguments], env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refusal(f"{name} did not come to its end: {done.stderr.strip()}")


def find_tool(name: str) -> str:
    """Debian's newest version first, as a tool older than its server refuses."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True
    )
    found = [*map(str, debian), *filter(None, [shutil.which(name)])]
    if not found:
        raise Refusal(
            f"{name} is not installed here. It is in PostgreSQL's client package (Debian: postgresql-client)."
        )
    return found[0]
