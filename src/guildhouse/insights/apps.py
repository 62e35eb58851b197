"""Insights, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class InsightsConfig(AppConfig):
    name = "guildhouse.insights"
    label = "insights"

    def ready(self) -> None:
        open_room(self.name)
