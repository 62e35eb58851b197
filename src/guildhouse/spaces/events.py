"""What happens to spaces."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceOpened(Event):
    space_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceEntered(Event):
    space_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceLeft(Event):
    space_id: int
    member_id: int
