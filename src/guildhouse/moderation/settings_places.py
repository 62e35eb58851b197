"""The page of one's own record among the settings."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("record", SettingsPlace(
    _("Your record"), "/settings/record/", "scale", _("What hosts have decided about you, and what became of what you flagged."), 95,
))  # fmt: skip
