"""What happens around kudos: ids, never the words."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KudosGiven(Event):
    """`receiver_ids` are those who hear of it."""

    kudos_id: int
    by_id: int
    receiver_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KudosChanged(Event):
    kudos_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KudosWithdrawn(Event):
    """Taken back by whoever gave it, or hidden by a host."""

    kudos_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KudosRestored(Event):
    kudos_id: int
    by_id: int
