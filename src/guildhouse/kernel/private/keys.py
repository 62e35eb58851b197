"""Members' data keys: made at the first private text, wrapped by the master key, deleted to forget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.models import DataKey
from guildhouse.kernel.private.keyfile import (
    KeyFileRefused,
    KeyRing,
    add_key,
    create_key_file,
    drop_older_keys,
    read_key_file,
)
from guildhouse.kernel.private.sealing import SealBroken, new_key, seal, unseal

_BATCH = 500
_REST = dt.timedelta(days=1)
_HELD = "_held_private_keys"


@dataclass(slots=True, repr=False)
class _HeldKeys:
    """Data keys by owner, for as long as their reader's object lives, which is one request; never pickled along."""

    secrets: dict[Any, bytes] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[_HeldKeys], tuple[()]]:
        return _HeldKeys, ()


def key_ring() -> KeyRing:
    """The master keys, read anew each time (13 µs), so that a rotation is seen by every process at once."""
    path = _key_file()
    if path.exists() or settings.PRIVATE_KEY_FILE:
        return read_key_file(path)  # a place that was named is filled by whoever named it, never by us
    if DataKey.objects.exists():
        raise KeyFileRefused(
            f"Private texts exist, but their key file {path} is gone. Put back its copy; a new key would not open them."
        )
    return create_key_file(path, today=timezone.now().date())


def _key_file() -> Path:
    named: str = settings.PRIVATE_KEY_FILE
    return Path(named) if named else Path(settings.GUILDHOUSE_HOME) / "keys" / "private.key"


@sensitive_variables()
def key_for_sealing(owner_id: Any) -> bytes:
    """The owner's data key, made now if this is their first private text."""
    row = DataKey.objects.filter(owner_id=owner_id).first()
    if row is not None:
        return _unwrap(row)
    newest = key_ring().newest
    wrapped = seal(newest.secret, new_key(), place=_place(owner_id, newest.version))
    # Another process may have made one meanwhile: then its key counts.
    row, _made = DataKey.objects.get_or_create(
        owner_id=owner_id, defaults={"wrapped": wrapped, "key_version": newest.version}
    )
    return _unwrap(row)


@sensitive_variables()
def key_for_reading(reader: Model, owner_id: Any) -> bytes:
    """The owner's data key, kept on the reader's object so that a list of notes asks for it once."""
    secret = _held_by(reader).get(owner_id)
    if secret is None:
        hold_keys(reader, [owner_id])
        secret = _held_by(reader).get(owner_id)
    if secret is None:
        raise NotFound(_("This text has been erased for good, together with its key."))
    return secret


@sensitive_variables()
def hold_keys(reader: Model, owner_ids: Iterable[Any]) -> None:
    """Fetches several owners' keys with one query, before a list of their texts is read. It gives no right to read."""
    held = _held_by(reader)
    if missing := set(owner_ids) - held.keys():
        for row in DataKey.objects.filter(owner_id__in=missing):
            held[row.owner_id] = _unwrap(row)


def _held_by(reader: Model) -> dict[Any, bytes]:
    held: _HeldKeys = reader.__dict__.setdefault(_HELD, _HeldKeys())
    return held.secrets


@sensitive_variables()
def _unwrap(row: DataKey) -> bytes:
    master = key_ring().version(row.key_version)
    try:
        return unseal(master.secret, bytes(row.wrapped), place=_place(row.owner_id, row.key_version))
    except SealBroken as error:
        raise Conflict(
            _("This private text can't be opened: its key does not fit. The host can put it back.")
        ) from error


def _place(owner_id: Any, version: int) -> bytes:
    return f"data key of {owner_id} under {version}".encode()


def forget(owner: Model) -> bool:
    """Erase everything the owner ever sealed, by deleting their key; True if there was one.

    A backup taken earlier still has the wrapped key: whoever restores it repeats the erasures made since.
    """
    owner.__dict__.pop(_HELD, None)
    deleted, _rows = DataKey.objects.filter(owner_id=owner.pk).delete()
    return deleted > 0


@sensitive_variables()
def rotate_master_key() -> int:
    """Add a new master key and wrap every data key with it; the number wrapped. May be repeated after a crash.

    The texts themselves are not touched, and backups made before need the older keys, which therefore stay.
    """
    key_ring()
    add_key(_key_file(), today=timezone.now().date())
    return wrap_with_newest()


@sensitive_variables()
def wrap_with_newest() -> int:
    """Finish a rotation: wrap with the newest master key whatever an older one still wraps."""
    newest = key_ring().newest
    count = 0
    older = DataKey.objects.filter(key_version__lt=newest.version).order_by("pk")
    while True:
        with transaction.atomic():
            batch = list(older.select_for_update(no_key=True)[:_BATCH])
            for row in batch:
                plain = _unwrap(row)
                row.key_version = newest.version
                row.wrapped = seal(newest.secret, plain, place=_place(row.owner_id, newest.version))
            DataKey.objects.bulk_update(batch, ["key_version", "wrapped"])
        count += len(batch)
        if len(batch) < _BATCH:
            return count


def retire_old_master_keys() -> KeyRing:
    """Drop the older master keys. Backups made before the rotation can then no longer show private texts."""
    ring = key_ring()
    if DataKey.objects.exclude(key_version=ring.newest.version).exists():
        raise KeyFileRefused("Some data keys still need an older master key. Run the rotation again first.")
    # A transaction that began before the rotation may still commit a key wrapped with the older one.
    if len(ring.keys) > 1 and timezone.now().date() - ring.newest.since < _REST:
        raise KeyFileRefused("The newest master key was added today. Retire the older ones tomorrow.")
    return drop_older_keys(_key_file())
