"""The kernel as a Django app; it opens first."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class KernelConfig(AppConfig):
    name = "guildhouse.kernel"
    label = "kernel"

    def ready(self) -> None:
        open_room(self.name)
