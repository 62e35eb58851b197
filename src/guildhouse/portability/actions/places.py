"""Where imports keep their files: dumps put down by the operator, uploads, working copies, lists of problems."""

import os
import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.utils import timezone

UPLOADS_FOR = timedelta(days=7)


def imports_home() -> Path:
    return _make(settings.GUILDHOUSE_HOME / "imports")


def incoming_home() -> Path:
    """What an operator puts here can be chosen on the hosts' page; no other path of the machine can."""
    return _make(imports_home() / "incoming")


def uploads_home() -> Path:
    return _make(imports_home() / "uploads")


def _make(home: Path) -> Path:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def list_incoming() -> list[str]:
    """Folders and zips that can be brought in, by name."""
    shown = (path for path in incoming_home().iterdir() if path.is_dir() or path.suffix.lower() == ".zip")
    return sorted(path.name for path in shown if not path.name.startswith("."))


def keep_upload(upload: "File[bytes]", ending: str) -> Path:
    """Stores an uploaded file under a name nobody can guess, readable by the house alone."""
    path = uploads_home() / f"{secrets.token_hex(16)}{ending}"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        for chunk in upload.chunks():
            stream.write(chunk)
    return path


def forget_uploads(paths: Iterable[str]) -> None:
    """Takes away what was uploaded for an import that is done; files of the operator stay."""
    for path in map(Path, filter(None, paths)):
        if path.parent == uploads_home():
            path.unlink(missing_ok=True)


def forget_old_uploads() -> None:
    """Uploads of trials and of imports that were stopped are kept for a week, so that they can go on."""
    before = (timezone.now() - UPLOADS_FOR).timestamp()
    for path in uploads_home().iterdir():
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
