"""Decisions, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class DecisionsConfig(AppConfig):
    name = "guildhouse.decisions"
    label = "decisions"

    def ready(self) -> None:
        open_room(self.name)
