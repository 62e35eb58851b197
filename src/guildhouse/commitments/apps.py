"""Commitments, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class CommitmentsConfig(AppConfig):
    name = "guildhouse.commitments"
    label = "commitments"

    def ready(self) -> None:
        open_room(self.name)
