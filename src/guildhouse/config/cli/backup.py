"""`guildhouse backup`: the database and the members' files in one archive, while the house stays open."""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from guildhouse import __version__
from guildhouse.config.cli import Refusal
from guildhouse.config.keeping.archive import write_archive
from guildhouse.config.keeping.databases import file_name, save_database


def main(arguments: list[str]) -> int:
    archive = read_target(arguments)
    note = {
        "version": __version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
    }
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as folder:
        database = Path(folder, file_name(settings.DATABASES["default"]))
        save_database(settings.DATABASES["default"], database)
        number = write_archive(archive, note, database, Path(settings.MEDIA_ROOT))
    sys.stdout.write(
        f"{archive} holds the database and {number} files of members ({archive.stat().st_size // 1024} kB).\n"
        "The keys are not in it. Keep copies of secret.key and of the private key file in another place.\n"
    )
    return 0


def read_target(arguments: list[str]) -> Path:
    parser = argparse.ArgumentParser("guildhouse backup", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="where to write it (default: backups/ in the home, by time)")
    target: Path | None = parser.parse_args(arguments).file
    if target is None:
        folder = Path(settings.GUILDHOUSE_HOME, "backups")
        folder.mkdir(mode=0o700, exist_ok=True)
        target = folder / f"guildhouse-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar.gz"
    if target.exists():
        raise Refusal(f"{target} is there already. Choose another name.")
    if not target.parent.is_dir():
        raise Refusal(f"There is no folder {target.parent}.")
    return target.resolve()
