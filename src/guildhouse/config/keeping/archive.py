"""The archive: a note of what is inside, the database, and the members' files."""

import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import Any

from guildhouse.config.cli import Refusal

NOTE, FILES = "guildhouse.json", "media"
FORM = 1


def write_archive(archive: Path, note: Mapping[str, Any], database: Path, files: Path) -> int:
    """Answers how many files of members went in. An archive that was not finished leaves nothing behind."""
    draft = archive.with_name(archive.name + ".part")
    listing = database.with_name(NOTE)
    listing.write_text(json.dumps({"form": FORM, **note}, indent=1), encoding="utf-8")
    try:
        with tarfile.open(draft, "w:gz", compresslevel=5) as tar:
            tar.add(listing, NOTE)
            tar.add(database, database.name)
            kept = [path for path in sorted(files.rglob("*")) if path.is_file()] if files.is_dir() else []
            for path in kept:
                tar.add(path, f"{FILES}/{path.relative_to(files).as_posix()}", recursive=False)
        draft.chmod(0o600)
        draft.replace(archive)
    finally:
        draft.unlink(missing_ok=True)
    return len(kept)


def read_note(archive: Path) -> dict[str, Any]:
    try:
        with tarfile.open(archive, "r:gz") as tar:
            member = tar.next()
            inside = tar.extractfile(member) if member and member.name == NOTE else None
            note = json.load(inside) if inside else {}
    except (OSError, tarfile.TarError, ValueError, EOFError) as error:
        raise Refusal(f"{archive} cannot be read as a backup: {error}.") from error
    if not isinstance(note, dict) or note.get("form") != FORM:
        raise Refusal(f"{archive} is not a backup of Guildhouse, or of a version this one does not know.")
    return note


def unpack(archive: Path, folder: Path) -> None:
    """Writes everything below `folder`; a name that would lead out of it is refused."""
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member, name in _members(tar):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                inside = tar.extractfile(member)
                with target.open("wb") as file:
                    copyfileobj(inside, file)  # type: ignore[arg-type]  # a regular file, as _members has seen
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refusal(f"{archive} is damaged: {error}. Nothing was changed; take another backup.") from error


def _members(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, PurePosixPath]]:
    for member in tar:
        name = PurePosixPath(member.name)
        if not member.isfile() or name.is_absolute() or ".." in name.parts:
            raise Refusal(f"{member.name!r} in this archive is no file of a backup. Nothing was changed.")
        yield member, name
