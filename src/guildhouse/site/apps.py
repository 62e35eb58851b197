"""The pages made of many rooms, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class SiteConfig(AppConfig):
    name = "guildhouse.site"
    label = "site"

    def ready(self) -> None:
        open_room(self.name)
