"""The notices' page among a member's own settings."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("notices", SettingsPlace(
    _("What you hear of"), "/settings/notices/", "bell",
    _("What stands in your list of notices, what also comes by e-mail, and a pause."), 30,
))  # fmt: skip
