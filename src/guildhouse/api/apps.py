"""The interface for programs, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class ApiConfig(AppConfig):
    name = "guildhouse.api"
    label = "api"

    def ready(self) -> None:
        open_room(self.name)
