"""The API's page among a member's settings."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("tokens", SettingsPlace(
    _("Tokens for programs"), "/settings/tokens/", "key-round", _("What a program may do in your name, and until when."), 85,
))  # fmt: skip
