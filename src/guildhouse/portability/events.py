"""What happens when people and words move in."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaimed(Event):
    """Somebody's words from elsewhere, until now under a placeholder, are the member's own."""

    placeholder_id: int
    member_id: int
