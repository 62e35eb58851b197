"""What members gave in each room, read from the rooms themselves: the source of the ledger in `members`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class Given:
    """One contribution. What was given under a pseudonym is not told here, so that no list can tell who it was."""

    member_id: int
    object_id: int
    at: datetime
    space_id: int | None = None


# All of a kind in ascending order of object_id, or only those with these object ids.
Source = Callable[[Iterable[int] | None], Iterable[Given]]
contribution_sources: Registry[Source] = Registry("contributions")
