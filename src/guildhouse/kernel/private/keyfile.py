"""The master keys: a file of mode 0600 outside the database and its backup, one line per key, the newest last."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from guildhouse.kernel.private.sealing import KEY_BYTES, new_key

_HEADER = "# Guildhouse's master keys for private texts. Keep a copy apart from the database's backup.\n"
_OTHERS = 0o077


class KeyFileRefused(ImproperlyConfigured):
    """The key file is absent, readable by others or damaged; the sentence says how to mend it."""


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    version: int
    since: dt.date
    secret: bytes

    def line(self) -> str:
        return f"{self.version} {self.since.isoformat()} {base64.b64encode(self.secret).decode()}\n"


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """Every master key still needed, oldest first; new data keys are wrapped with the newest."""

    keys: tuple[MasterKey, ...]

    @property
    def newest(self) -> MasterKey:
        return self.keys[-1]

    def version(self, version: int) -> MasterKey:
        for key in self.keys:
            if key.version == version:
                return key
        raise KeyFileRefused(
            f"The private key file lacks key {version}, with which texts were sealed. Put back a copy that has it."
        )


def read_key_file(path: Path) -> KeyRing:
    """Read the keys; refuses a file that others may read, with the command that mends it."""
    try:
        with path.open(encoding="ascii") as file:
            status = os.fstat(file.fileno())
            text = file.read()
    except FileNotFoundError:
        raise KeyFileRefused(
            f"There is no private key file at {path}. Put back its copy, or name its place in GUILDHOUSE_PRIVATE_KEY_FILE."
        ) from None
    except (OSError, UnicodeError) as error:
        raise KeyFileRefused(f"The private key file {path} cannot be read: {error}.") from error
    if status.st_mode & _OTHERS:
        raise KeyFileRefused(f"Others may read the private key file {path}. Run: chmod 600 {path}")
    return _parse(path, text)


def _parse(path: Path, text: str) -> KeyRing:
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        keys = [
            MasterKey(int(version), dt.date.fromisoformat(since), base64.b64decode(secret, validate=True))
            for version, since, secret in lines
        ]
    except (ValueError, binascii.Error):
        keys = []
    keys.sort(key=lambda key: key.version)
    distinct = {key.version for key in keys}
    if not keys or len(distinct) != len(keys) or any(len(key.secret) != KEY_BYTES for key in keys):
        raise KeyFileRefused(f"The private key file {path} is damaged. Put back its copy.")
    return KeyRing(tuple(keys))


def create_key_file(path: Path, *, today: dt.date) -> KeyRing:
    """Make the file with a first key, unless another process was quicker: then its file counts."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _written_beside(path, [MasterKey(1, today, new_key())]) as draft:
        try:
            os.link(draft, path)  # unlike a rename, never replaces a key that is already there
        except FileExistsError:
            return read_key_file(path)
    _sync_folder(path)
    return read_key_file(path)


def add_key(path: Path, *, today: dt.date) -> KeyRing:
    """Add a newer key; the older ones stay, because texts and backups still need them."""
    with _locked(path):
        ring = read_key_file(path)
        return _replace(path, [*ring.keys, MasterKey(ring.newest.version + 1, today, new_key())])


def drop_older_keys(path: Path) -> KeyRing:
    """Keep only the newest key."""
    with _locked(path):
        return _replace(path, [read_key_file(path).newest])


def _replace(path: Path, keys: list[MasterKey]) -> KeyRing:
    with _written_beside(path, keys) as draft:
        draft.replace(path)
    _sync_folder(path)
    return read_key_file(path)


@contextmanager
def _written_beside(path: Path, keys: list[MasterKey]) -> Iterator[Path]:
    """A complete draft on the same disk; mkstemp makes it 0600 from the start."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(_HEADER + "".join(key.line() for key in keys))
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
