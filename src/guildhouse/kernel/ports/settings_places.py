"""The pages of a member's own settings, registered by rooms so that the settings page names none of them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """`about` is the consequence in words: what one can decide there."""

    label: str | Promise
    address: str
    icon: str
    about: str | Promise
    order: int = 50


settings_places: Registry[SettingsPlace] = Registry("settings_places")
