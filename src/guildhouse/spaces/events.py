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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceChanged(Event):
    """`audience_changed`: who may read is different now, so whatever is indexed by audience must look again."""

    space_id: int
    by_id: int
    audience_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceReviewed(Event):
    """`changed`: whether purpose or goals read differently now."""

    space_id: int
    by_id: int
    review_id: int
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceArchived(Event):
    space_id: int
    by_id: int
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceRoleChanged(Event):
    space_id: int
    member_id: int
    by_id: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAsked(Event):
    request_id: int
    space_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDecided(Event):
    request_id: int
    space_id: int
    member_id: int
    by_id: int
    accepted: bool
