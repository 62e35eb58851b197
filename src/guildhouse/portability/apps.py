"""Opens the room of moving in and out."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class PortabilityConfig(AppConfig):
    name = "guildhouse.portability"
    label = "portability"

    def ready(self) -> None:
        open_room(self.name)
