"""Opens a room: imports its listeners and registrations, whichever of them it has."""

from importlib import import_module
from importlib.util import find_spec

PORT_FILES = (
    "events", "listeners", "slots", "today", "search", "notices", "doubts", "audiences", "flaggables",
    "figures", "exports", "reading", "ties", "gates", "desk", "readable", "attachable", "navigation", "lanes", "settings_places",
    "contributions", "earnings", "jobs", "outward", "first_steps", "house_settings",
)  # fmt: skip


def open_room(package: str) -> None:
    """Called from a room's `apps.ready`; a file that is not there is a port the room does not use."""
    for name in PORT_FILES:
        if find_spec(f"{package}.{name}") is not None:
            import_module(f"{package}.{name}")
