"""Conversations, as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class ConversationsConfig(AppConfig):
    name = "guildhouse.conversations"
    label = "conversations"

    def ready(self) -> None:
        open_room(self.name)
