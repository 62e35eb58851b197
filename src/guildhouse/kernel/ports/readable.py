"""Resolves a thing of any room by (kind, id) for one viewer, so that rooms can speak of each other's things."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class Readable:
    kind: str
    id: int
    title: str
    text: str
    address: str


Reader = Callable[[int, Any], Readable | None]
readables: Registry[Reader] = Registry("readable")


def read(kind: str, thing_id: int, viewer: Any) -> Readable | None:
    """The thing as `viewer` may see it, or None: gone, hidden and unknown kinds look alike."""
    reader = readables.get(kind)
    return reader(thing_id, viewer) if reader else None
