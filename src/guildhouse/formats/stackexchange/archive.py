"""A dump inside a zip: what an archive may hold before we read from it, and the reading itself."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import cast

from guildhouse.formats.stackexchange.errors import DumpRefusedError
from guildhouse.formats.stackexchange.reasons import gettext_noop

ENTRIES_LIMIT = 10_000
BYTES_LIMIT = 1 << 40  # unpacked; the largest site of the network has a tenth of that
RATIO_LIMIT = 200  # dumps shrink to a fifth or a tenth
_TAIL = 66_000  # the archive's end, with the longest comment it may have
_DIRECTORY_LIMIT = 16 << 20
_SAYS_NOTHING = 0xFFFFFFFF  # the real figure stands in the wide record
RATIO_FROM = 16 << 20  # a small file may shrink as it likes

_UNREADABLE = gettext_noop("%(name)s is not a zip archive that can be read (%(detail)s).")
_CROWDED = gettext_noop("The archive holds %(count)s files; a dump has a handful, and up to %(limit)s are read.")
_LONG_LIST = gettext_noop("The archive holds far more files than a dump does; up to %(limit)s are read.")
_OUTSIDE = gettext_noop(
    "The archive holds “%(name)s”, which would land outside its folder. Pack the dump's folder again."
)
_NOT_PLAIN = gettext_noop("The archive holds “%(name)s”, which is not a plain file. Pack the dump's folder again.")
_LOCKED = gettext_noop("“%(name)s” in the archive has a password. Pack the dump again without one.")
_METHOD = gettext_noop("“%(name)s” is packed in a way that can't be read here. Unpack the archive and give the folder.")
_BOMB = gettext_noop(
    "“%(name)s” would unpack to %(ratio)s times its size, far more than a dump does. Unpack it yourself and give the folder."
)
_TOO_LARGE = gettext_noop(
    "The archive would unpack to more than %(limit)s GiB. Unpack it yourself and give the folder."
)

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open a zip whose every entry is safe to look at, or say what is wrong with it."""
    _check_directory(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DumpRefusedError(_UNREADABLE, name=path.name, detail=str(error)) from error
    try:
        _check_archive(archive)
    except DumpRefusedError:
        archive.close()
        raise
    return archive


def _check_directory(path: Path) -> None:
    """The list of entries is read into memory whole; its length, as the archive tells it, is looked at before."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = stream.read()
    end, wide = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    sizes = [int.from_bytes(tail[end + 12 : end + 16], "little")] if end >= 0 else []
    if wide >= 0:
        sizes.append(int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    if any(_DIRECTORY_LIMIT < size < _SAYS_NOTHING for size in sizes):
        raise DumpRefusedError(_LONG_LIST, limit=ENTRIES_LIMIT)


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES_LIMIT:
        raise DumpRefusedError(_CROWDED, count=len(entries), limit=ENTRIES_LIMIT)
    if sum(entry.file_size for entry in entries) > BYTES_LIMIT:
        raise DumpRefusedError(_TOO_LARGE, limit=BYTES_LIMIT >> 30)
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    shown = entry.orig_filename[:200]
    if _leads_outside(entry.orig_filename) or _leads_outside(entry.filename):
        raise DumpRefusedError(_OUTSIDE, name=shown)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise DumpRefusedError(_NOT_PLAIN, name=shown)
    if entry.flag_bits & 1:
        raise DumpRefusedError(_LOCKED, name=shown)
    if entry.compress_type not in _METHODS:
        raise DumpRefusedError(_METHOD, name=shown)
    ratio = entry.file_size // max(entry.compress_size, 1)
    if ratio > RATIO_LIMIT and entry.file_size > RATIO_FROM:
        raise DumpRefusedError(_BOMB, name=shown, ratio=ratio)


def _leads_outside(name: str) -> bool:
    slashed = name.replace("\\", "/")
    return (
        slashed.startswith("/")
        or bool(re.match(r"[A-Za-z]:", slashed))
        or ".." in PurePosixPath(slashed).parts
        or "\0" in name
    )


def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> io.BufferedReader:
    """Read one entry; its length and checksum are verified on the way."""
    # A ZipExtFile has all that a BufferedReader asks of a raw file; it only fails to say so in its type.
    return io.BufferedReader(cast("io.RawIOBase", archive.open(entry)), 1 << 18)
