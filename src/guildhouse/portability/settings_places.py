"""Where members find what they wrote elsewhere."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("claims", SettingsPlace(
    _("Words from elsewhere"), "/claims/", "folder-input", _("If topics you wrote in came here from another site, make them yours again."), 55,
))  # fmt: skip
