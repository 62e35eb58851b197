"""Opens the room of keeping order."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class ModerationConfig(AppConfig):
    name = "guildhouse.moderation"
    label = "moderation"

    def ready(self) -> None:
        open_room(self.name)
