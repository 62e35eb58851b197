"""The kernel as a Django app; it opens first."""

from django.apps import AppConfig
from django.urls import register_converter
from django.urls.converters import REGISTERED_CONVERTERS

from guildhouse.kernel.field_words import speak_in_fields
from guildhouse.kernel.numbers import IdConverter
from guildhouse.kernel.ports import open_room


class KernelConfig(AppConfig):
    name = "guildhouse.kernel"
    label = "kernel"

    def ready(self) -> None:
        if "id" not in REGISTERED_CONVERTERS:
            register_converter(IdConverter, "id")
        speak_in_fields()
        open_room(self.name)
