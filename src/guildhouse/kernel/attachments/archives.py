"""Looking into an archive's table of contents, never unpacking it: what would harm whoever opens it is refused."""

from __future__ import annotations

import stat
import zipfile
from typing import IO

from django.utils.translation import gettext as _

from guildhouse.kernel.attachments.refusing import AttachmentRefused

_MOST_MEMBERS = 10_000
_MOST_BYTES = 1024 * 1024 * 1024
_SMALL = 50 * 1024 * 1024
_MOST_RATIO = 100
_LARGEST_CONTENTS = 2 * 1024 * 1024
_END, _END_LENGTH, _LONGEST_NOTE = b"PK\x05\x06", 22, 65_535
_ZIP64 = b"PK\x06\x07"


def read_members(file: IO[bytes]) -> list[zipfile.ZipInfo]:
    """The table of contents, whose own size is checked first: reading it costs memory for each entry."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _END_LENGTH - _LONGEST_NOTE - 20))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_LENGTH or _ZIP64 in tail:
        raise _damaged()
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _LARGEST_CONTENTS:
        raise _too_much()
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeError) as error:
        raise _damaged() from error


def check_archive(members: list[zipfile.ZipInfo]) -> None:
    """Refuses what unpacks to far too much, and members that want to land outside their folder."""
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if (
        len(members) > _MOST_MEMBERS
        or unpacked > _MOST_BYTES
        or (unpacked > _SMALL and unpacked > _MOST_RATIO * packed)
    ):
        raise _too_much()
    if any(_escapes(member) for member in members):
        raise AttachmentRefused(
            _("This archive would write outside its own folder. Pack it again from within a folder.")
        )


def _escapes(member: zipfile.ZipInfo) -> bool:
    # `filename` is already cut at NUL and has the system's separators; what the archive says is in orig_filename.
    name = member.orig_filename.replace("\\", "/")
    parts = name.split("/")
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return is_link or name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name


def _damaged() -> AttachmentRefused:
    return AttachmentRefused(
        _("This archive is damaged or of a kind we cannot look into. Pack it again as a plain zip.")
    )


def _too_much() -> AttachmentRefused:
    return AttachmentRefused(
        _("This archive unpacks to more than 1 GB, or to very many files. Split it, or share it by a link.")
    )
