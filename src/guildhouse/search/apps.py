"""Search, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class SearchConfig(AppConfig):
    name = "guildhouse.search"
    label = "search"

    def ready(self) -> None:
        """Stands after the rooms in the settings: by now they have registered what can be found."""
        open_room(self.name)
