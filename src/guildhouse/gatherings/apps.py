"""Gatherings, as a Django app. On screen they are called events; here that word means facts."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class GatheringsConfig(AppConfig):
    name = "guildhouse.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        open_room(self.name)
