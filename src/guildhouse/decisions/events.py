"""What happens to decisions: ids, never a word of one."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PerspectiveAsked(Event):
    """A member is asked for their perspective, or reminded of it once. Not announced where it does not arrive."""

    perspective_id: int
    decision_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PerspectiveAnswered(Event):
    """Somebody who was asked has given a perspective or kindly said no; `is_first` is false when they changed their words."""

    perspective_id: int
    decision_id: int
    author_id: int
    asker_id: int
    is_given: bool
    is_first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn(Event):
    decision_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMade(Event):
    """`is_told`: those who gave a perspective may read what was decided, and why."""

    decision_id: int
    owner_id: int
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLookedBack(Event):
    decision_id: int
    owner_id: int
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDropped(Event):
    decision_id: int
    owner_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReopened(Event):
    decision_id: int
    owner_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDeleted(Event):
    """Gone for good; the perspectives that were given stay with those who gave them."""

    decision_id: int
    owner_id: int
