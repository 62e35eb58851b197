"""Pages among the settings: one's own record, and what of one's own waits for a look."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("record", SettingsPlace(
    _("Your record"), "/settings/record/", "scale", _("What hosts have decided about you, and what became of what you flagged."), 95,
))  # fmt: skip
settings_places.register("waiting", SettingsPlace(
    _("Waiting for a look"), "/waiting/", "clock", _("What you wrote that a host reads first, and what became of it."), 56,
))  # fmt: skip
