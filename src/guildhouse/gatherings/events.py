"""What happens around events: ids and plain values, never a link or a place."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringPlanned(Event):
    gathering_id: int
    by_id: int
    space_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringChanged(Event):
    """`what` names what reads differently now (time, place, words …); `version` is the one it has now."""

    gathering_id: int
    by_id: int
    version: int
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringCancelled(Event):
    gathering_id: int
    by_id: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringRestored(Event):
    """A cancellation was taken back, or a host shows again what was hidden."""

    gathering_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringRemoved(Event):
    """A host has hidden it from everyone."""

    gathering_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganiserNamed(Event):
    gathering_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceAnswered(Event):
    """`state` is going, waiting or declined."""

    gathering_id: int
    member_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGained(Event):
    """Somebody who waited has a seat now."""

    gathering_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceNoted(Event):
    """The organisers have said who was there, or a member has."""

    gathering_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPublished(Event):
    """What is left of it can be read: notes, a recording."""

    gathering_id: int
    by_id: int
