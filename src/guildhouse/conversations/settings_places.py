"""Conversations' page among a member's settings."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("conversations", SettingsPlace(
    _("Conversations"), "/settings/conversations/", "mail", _("Who may write to you, whether you show what you have seen, and what mails say."), 40,
))  # fmt: skip
