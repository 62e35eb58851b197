"""Find the files of one site's dump: in a folder, one folder further in, or in a zip of either."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guildhouse.formats.stackexchange.archive import open_archive, open_entry
from guildhouse.formats.stackexchange.errors import DumpNotFoundError, DumpRefusedError
from guildhouse.formats.stackexchange.reasons import gettext_noop

READ = ("Users", "Tags", "Posts", "Comments", "PostLinks", "PostHistory")  # in this order
UNREAD = ("Votes", "Badges")  # scores stand in the posts; badges have no home here
LONGEST_SITE = 80
DEPTH = 3  # folders around the files: archive/sites/site

_NOTHING_THERE = gettext_noop("There is nothing at %(path)s. Check the path.")
_NO_POSTS = gettext_noop(
    "No Posts.xml was found in %(path)s. Give the folder that holds a site's Posts.xml, or a zip of it."
)
_SEVERAL = gettext_noop("%(path)s holds several dumps (%(names)s). Give the folder of one of them.")
_SEVEN = gettext_noop("%(name)s is a 7z archive, which can't be read here. Unpack it first and give the folder.")
_CLOSED = gettext_noop("%(path)s can't be opened (%(detail)s).")
_NOT_PLAIN = gettext_noop("%(path)s is neither a folder nor a zip archive.")

_ADDRESS = re.compile(
    r"(?:[a-z0-9-]+\.){0,3}"
    r"(?:stackexchange\.com|stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com|mathoverflow\.net|stackapps\.com)\Z"
)
_ARCHIVE_END = re.compile(r"\.(zip|7z)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DumpFile:
    kind: str  # "Posts", as the dumps spell it
    name: str  # as it is spelled here
    size: int
    checksum: Callable[[], int]
    open: Callable[[], io.BufferedReader]


@dataclass(frozen=True, slots=True)
class Source:
    """One site's dump: its files by kind, and the name under which its records are known."""

    site: str
    files: dict[str, DumpFile]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.to_read)

    @property
    def to_read(self) -> list[DumpFile]:
        return [self.files[kind] for kind in READ if kind in self.files]

    @property
    def missing(self) -> list[str]:
        return [kind for kind in READ if kind not in self.files]

    @property
    def has_address(self) -> bool:
        """Whether the name is the address of a site of the network, so that links to the original can be made."""
        return bool(_ADDRESS.match(self.site))

    def fingerprint(self) -> str:
        """The same for the same content, wherever it lies and however it is packed. Reads every byte of a folder."""
        digest = hashlib.sha256(self.site.encode())
        for file in self.to_read:
            digest.update(f"\n{file.kind} {file.size} {file.checksum():08x}".encode())
        return digest.hexdigest()


def open_source(path: Path, *, site: str = "") -> Source:
    """Find the dump at a path. `site` names it where its folder or archive does not."""
    try:
        return _find(path, site)
    except OSError as error:
        raise DumpRefusedError(_CLOSED, path=str(path), detail=error.strerror or str(error)) from error


def _find(path: Path, site: str) -> Source:
    if path.suffix.lower() == ".7z":
        raise DumpRefusedError(_SEVEN, name=path.name)
    if path.is_dir():
        return _choose(path, site, _list_folder(path))
    if path.is_file() and path.suffix.lower() == ".xml":
        return _find(path.resolve().parent, site)
    if path.is_file():
        return _choose(path, site, _list_archive(path))
    if path.exists():
        raise DumpRefusedError(_NOT_PLAIN, path=str(path))
    raise DumpNotFoundError(_NOTHING_THERE, path=str(path))


def _list_folder(root: Path) -> Iterable[tuple[PurePosixPath, DumpFile]]:
    for path in sorted(_walk(root, DEPTH)):
        relative = PurePosixPath(path.relative_to(root).as_posix())
        yield relative, _plain_file(path)


def _plain_file(path: Path) -> DumpFile:
    return DumpFile(
        _kind_of(path.name), path.name, path.stat().st_size, lambda: _checksum(path), lambda: path.open("rb")
    )


def _walk(folder: Path, depth: int) -> Iterable[Path]:
    for path in folder.iterdir():
        if path.is_file():
            yield path
        elif path.is_dir() and depth > 1:
            yield from _walk(path, depth - 1)


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            value = zlib.crc32(chunk, value)
    return value


def _list_archive(path: Path) -> Iterable[tuple[PurePosixPath, DumpFile]]:
    archive = open_archive(path)
    for entry in archive.infolist():
        relative = PurePosixPath(entry.filename)
        if not entry.is_dir() and len(relative.parts) <= DEPTH:
            yield relative, _archived_file(archive, entry, relative.name)


def _archived_file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> DumpFile:
    return DumpFile(_kind_of(name), name, entry.file_size, lambda: entry.CRC, lambda: open_entry(archive, entry))


def _kind_of(name: str) -> str:
    kinds = {f"{kind}.xml".lower(): kind for kind in READ + UNREAD}
    return kinds.get(name.lower(), "")


def _choose(path: Path, site: str, listed: Iterable[tuple[PurePosixPath, DumpFile]]) -> Source:
    folders: dict[PurePosixPath, dict[str, DumpFile]] = {}
    packed = ""
    for relative, file in listed:
        if file.kind and "__MACOSX" not in relative.parts:
            folders.setdefault(relative.parent, {}).setdefault(file.kind, file)
        elif file.name.lower().endswith(".7z"):
            packed = file.name
    sites = {folder: files for folder, files in folders.items() if "Posts" in files}
    if not sites and packed:
        raise DumpRefusedError(_SEVEN, name=packed)
    if not sites:
        raise DumpNotFoundError(_NO_POSTS, path=str(path))
    if len(sites) > 1 and PurePosixPath() not in sites:
        raise DumpNotFoundError(_SEVERAL, path=str(path), names=", ".join(sorted(map(str, sites))[:5]))
    folder = PurePosixPath() if PurePosixPath() in sites else next(iter(sites))
    return Source((site or _name_site(path, folder))[:LONGEST_SITE], sites[folder])


def _name_site(path: Path, folder: PurePosixPath) -> str:
    """The innermost name that is an address; else the name of what was given."""
    given = _ARCHIVE_END.sub("", path.resolve().name)
    names = [*reversed([part.lower() for part in folder.parts]), given.lower()]
    return next((name for name in names if _ADDRESS.match(name)), folder.name or given)
