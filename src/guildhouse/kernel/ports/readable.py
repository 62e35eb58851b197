"""Resolves a thing of any room by (kind, id) for one viewer, so that rooms can speak of each other's things."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class Readable:
    """`draft` is what this viewer may say elsewhere about it, as a beginning in Markdown; empty where it is not theirs to pass on.

    `is_talked_of`: whoever sees it may open a topic about it. That tells nothing of who wrote, and nothing of it to others.
    """

    kind: str
    id: int
    title: str
    text: str
    address: str
    draft: str = ""
    is_talked_of: bool = False


Reader = Callable[[int, Any], Readable | None]
readables: Registry[Reader] = Registry("readable")


def read(kind: str, thing_id: int, viewer: Any) -> Readable | None:
    """The thing as `viewer` may see it, or None: gone, hidden and unknown kinds look alike."""
    reader = readables.get(kind)
    return reader(thing_id, viewer) if reader else None
