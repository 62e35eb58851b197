"""Spaces, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class SpacesConfig(AppConfig):
    name = "guildhouse.spaces"
    label = "spaces"

    def ready(self) -> None:
        open_room(self.name)
