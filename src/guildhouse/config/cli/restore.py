"""`guildhouse restore FILE`: puts a backup in the place of what this house holds now."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from guildhouse.config.cli import Refusal
from guildhouse.config.keeping.archive import FILES, read_note, unpack
from guildhouse.config.keeping.databases import file_name, load_database, refuse_damaged
from guildhouse.config.keeping.doors import keep_shut
from guildhouse.members.models import Member


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse restore", description=__doc__)
    parser.add_argument("file", type=Path, help="an archive made by guildhouse backup")
    parser.add_argument("--replace", action="store_true", help="put it in the place of a house that has members")
    chosen = parser.parse_args(arguments)
    with keep_shut(settings.GUILDHOUSE_HOME):
        note = read_note(chosen.file)
        refuse_misfit(note)
        if has_members() and not chosen.replace:
            raise Refusal("This house has members. Back it up, then say --replace to put the backup in its place.")
        put_back(chosen.file)
    sys.stdout.write(f"This house is as it was at {note['made_at']}. Start it with guildhouse serve.\n")
    return 0


def refuse_misfit(note: dict[str, Any]) -> None:
    if note["database"] != connection.vendor:
        raise Refusal(f"This backup is of a {note['database']} database, and this house is on {connection.vendor}.")
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    ours = {app for app, _ in known}
    newer = [name for app, name in map(tuple, note["migrations"]) if app in ours and (app, name) not in known]
    if newer:
        raise Refusal(
            f"This backup is of a newer Guildhouse ({note['version']}, {newer[0]}). Upgrade first, then restore."
        )


def has_members() -> bool:
    try:
        return bool(Member.objects.exists())
    except DatabaseError:
        return False  # no tables yet
    finally:
        connection.close()


def put_back(archive: Path) -> None:
    """Unpacks and looks at everything before the first thing is changed."""
    home = Path(settings.GUILDHOUSE_HOME)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        unpack(archive, Path(folder))
        database = Path(folder, file_name(settings.DATABASES["default"]))
        if not database.exists():
            raise Refusal("There is no database in this archive. Nothing was changed.")
        if connection.vendor == "sqlite":
            refuse_damaged(database)
        (home / "prepared.json").unlink(missing_ok=True)
        kept = load_database(settings.DATABASES["default"], database)
        replace_files(Path(folder, FILES), Path(settings.MEDIA_ROOT))
    if kept:
        sys.stdout.write(f"The database that was here is kept as {kept}.\n")


def replace_files(restored: Path, media: Path) -> None:
    """Names of files come from their content, so those that are there already are the same; none is taken away."""
    for file in sorted(restored.rglob("*")):
        if file.is_file():
            target = media / file.relative_to(restored)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
