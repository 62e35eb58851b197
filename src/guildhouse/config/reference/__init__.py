"""Reference pages written from the code itself: `make reference`, or `guildhouse document`."""

from guildhouse.config.reference.events import write_events
from guildhouse.config.reference.known_settings import write_settings

PAGES = {"events.md": write_events, "settings.md": write_settings}

__all__ = ["PAGES"]
