"""Notifications, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class NotificationsConfig(AppConfig):
    name = "guildhouse.notifications"
    label = "notifications"

    def ready(self) -> None:
        open_room(self.name)
