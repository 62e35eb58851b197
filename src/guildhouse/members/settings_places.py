"""The members room's pages of one's own settings."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.settings_places import SettingsPlace, settings_places

settings_places.register("profile", SettingsPlace(
    _("Profile"), "/settings/profile/", "user-round", _("Your name, your picture, what you tell about yourself, and who sees which part."), 10,
))  # fmt: skip
settings_places.register("work", SettingsPlace(
    _("What you do and seek"), "/settings/work/", "compass", _("Role, interests, skills, what you offer and seek, and who sees which part."), 12,
))  # fmt: skip
settings_places.register("appearance", SettingsPlace(
    _("Appearance"), "/settings/appearance/", "sun", _("Light or dark, the language of the house, and your time zone."), 20,
))  # fmt: skip
settings_places.register("email", SettingsPlace(
    _("E-mail address"), "/accounts/email/", "mail", _("Where mails go and what you sign in with. Nobody else sees it."), 60,
))  # fmt: skip
settings_places.register("password", SettingsPlace(
    _("Password"), "/accounts/password/change/", "key-round", _("Changing it signs you out everywhere else."), 70,
))  # fmt: skip
settings_places.register("sessions", SettingsPlace(
    _("Where you are signed in"), "/settings/sessions/", "monitor", _("See each place and sign out there."), 80,
))  # fmt: skip
settings_places.register("blocks", SettingsPlace(
    _("Blocked members"), "/settings/blocks/", "user-x", _("Whom you keep away. Nobody else knows."), 90,
))  # fmt: skip
settings_places.register("standing", SettingsPlace(
    _("What you may do here"), "/settings/standing/", "sprout", _("Your limits, and what comes next. Only you see it."), 50,
))  # fmt: skip
