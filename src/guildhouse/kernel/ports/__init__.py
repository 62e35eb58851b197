"""How a room joins the house without being named by it: small registries that rooms fill from files of fixed names."""

from guildhouse.kernel.ports.loading import PORT_FILES, open_room
from guildhouse.kernel.ports.registry import Registry

__all__ = ["PORT_FILES", "Registry", "open_room"]
