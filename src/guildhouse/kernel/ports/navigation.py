"""The places in the rail and the bottom bar, registered by rooms so that the shell names none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class Place:
    """`group` is "house", "craft", or "bar" for the bottom bar alone; `bar` puts it into the bottom bar too; `count` asks for a waiting number."""

    label: str | Promise
    address: str
    icon: str
    order: int
    group: str = "house"
    bar: bool = False
    members_only: bool = False
    count: Callable[[Any], int] | None = None


places: Registry[Place] = Registry("navigation")
