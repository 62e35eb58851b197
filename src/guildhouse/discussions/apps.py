"""Discussions, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class DiscussionsConfig(AppConfig):
    name = "guildhouse.discussions"
    label = "discussions"

    def ready(self) -> None:
        open_room(self.name)
