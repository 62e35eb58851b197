"""The link by which the first host comes into an empty house: made by `prepare`, printed by `serve`, renewed by `host`."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings

# Named as text: the process that prints the link has not loaded the rooms.
FRESH = 6 * 24 * 3600  # seconds; the link lasts a day longer
ADDRESS = "{site}/first/{token}/"


def link_file(home: Path) -> Path:
    return home / "first-host-link"


def keep_link(token: str) -> None:
    """Readable by this account alone, beside the keys."""
    file = link_file(Path(settings.GUILDHOUSE_HOME))
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(token, encoding="utf-8")


def forget_link() -> None:
    link_file(Path(settings.GUILDHOUSE_HOME)).unlink(missing_ok=True)


def is_stale(home: Path) -> bool:
    """Whether the link that is there has (nearly) run out and has to be made anew."""
    file = link_file(home)
    return file.exists() and time.time() - file.stat().st_mtime > FRESH


def describe_link(home: Path) -> str:
    """What is said at the start of a house that nobody has come into yet; nothing anywhere else."""
    if not link_file(home).exists() or has_host(settings.DATABASES["default"]):
        return ""
    address = ADDRESS.format(site=settings.SITE_ADDRESS, token=link_file(home).read_text(encoding="utf-8").strip())
    return f"The house is empty. Whoever opens this link first becomes its host (once, within seven days):\n    {address}\n"


def has_host(database: dict[str, Any]) -> bool:
    """As SQLite has noted it, read without Django. With a PostgreSQL each start prepares, which looks properly."""
    if "sqlite" not in database["ENGINE"] or not Path(database["NAME"]).exists():
        return False
    try:
        with closing(sqlite3.connect(database["NAME"], timeout=5)) as connection:
            return bool(connection.execute("SELECT 1 FROM members_member WHERE role = 'host' LIMIT 1").fetchone())
    except sqlite3.Error:
        return False
