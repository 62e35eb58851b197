"""The questionnaires room as a Django app."""

from django.apps import AppConfig

from guildhouse.kernel.ports import open_room


class QuestionnairesConfig(AppConfig):
    name = "guildhouse.questionnaires"
    label = "questionnaires"

    def ready(self) -> None:
        open_room(self.name)
