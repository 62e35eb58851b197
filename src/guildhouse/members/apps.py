"""Members, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class MembersConfig(AppConfig):
    name = "guildhouse.members"
    label = "members"

    def ready(self) -> None:
        open_room(self.name)
