"""Facts on the move: `emit` in the transaction that made the change, listeners inline or delivered after commit."""

from guildhouse.kernel.events.catalogue import Event, event_name
from guildhouse.kernel.events.emission import emit
from guildhouse.kernel.events.listening import Listener, listeners, listens

__all__ = ["Event", "Listener", "emit", "event_name", "listeners", "listens"]
