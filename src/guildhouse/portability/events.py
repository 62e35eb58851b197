"""What happens when people find their own words again."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMade(Event):
    """A member says that somebody from elsewhere was them; hosts decide."""

    claim_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecided(Event):
    claim_id: int
    member_id: int
    by_id: int
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaimed(Event):
    """Somebody's words from elsewhere, until now under a placeholder, are the member's own."""

    person_id: int
    placeholder_id: int
    member_id: int
