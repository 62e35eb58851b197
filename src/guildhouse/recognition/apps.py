"""Recognition, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class RecognitionConfig(AppConfig):
    name = "guildhouse.recognition"
    label = "recognition"

    def ready(self) -> None:
        open_room(self.name)
