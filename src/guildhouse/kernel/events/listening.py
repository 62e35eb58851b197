"""Who listens to which fact, and how: inline in the same transaction, or delivered after commit."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from guildhouse.kernel.events.catalogue import Event

Heard = TypeVar("Heard", bound=Event)
Reaction = Callable[[Any], None]
Backfill = Callable[[], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Listener:
    """`network` listeners run outside the transaction; `backfill` yields progress while it rebuilds the past."""

    name: str
    event: type[Event]
    reaction: Reaction
    inline: bool
    network: bool
    backfill: Backfill | None


class Listeners:
    """All listeners of the house, by the event they hear and by their own name."""

    def __init__(self) -> None:
        self.by_event: dict[type[Event], list[Listener]] = defaultdict(list)
        self.by_name: dict[str, Listener] = {}

    def add(self, listener: Listener) -> None:
        known = self.by_name.get(listener.name)
        if known is not None:
            raise RuntimeError(f"Two listeners are called {listener.name}.")
        self.by_name[listener.name] = listener
        self.by_event[listener.event].append(listener)

    def inline(self, event: Event) -> list[Listener]:
        return [listener for listener in self.by_event.get(type(event), ()) if listener.inline]

    def delivered(self, event: Event) -> list[Listener]:
        return [listener for listener in self.by_event.get(type(event), ()) if not listener.inline]


listeners = Listeners()


def listens(
    event: type[Heard], *, inline: bool = False, network: bool = False, backfill: Backfill | None = None
) -> Callable[[Callable[[Heard], None]], Callable[[Heard], None]]:
    """Registers a reaction. Inline ones are few, fast and local; delivered ones must be idempotent by constraint."""

    def register(reaction: Callable[[Heard], None]) -> Callable[[Heard], None]:
        _, _, within = reaction.__module__.partition(".")
        name = f"{(within or reaction.__module__).partition('.')[0]}.{reaction.__name__}"
        listeners.add(Listener(name, event, reaction, inline, network, backfill))
        return reaction

    return register
