"""The places in the rail and the bottom bar, registered by rooms so that the shell names none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry

BY_ORDER = attrgetter("order")


@dataclass(frozen=True, slots=True)
class Place:
    """`group` is "house", "craft", "hosts" for the menu of the community's hosts, or "bar" for the bottom bar alone.

    `bar` puts it into the bottom bar too; `count` asks for a waiting number.
    """

    label: str | Promise
    address: str
    icon: str
    order: int
    group: str = "house"
    bar: bool = False
    members_only: bool = False
    count: Callable[[Any], int] | None = None


places: Registry[Place] = Registry("navigation")


def shown_places(*, is_member: bool, is_host: bool) -> tuple[Place, ...]:
    """What somebody finds in the house, in order."""
    return tuple(
        place
        for place in sorted(places, key=BY_ORDER)
        if is_host or (place.group != "hosts" and (is_member or not place.members_only))
    )
