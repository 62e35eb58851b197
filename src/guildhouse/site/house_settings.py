"""The house itself, in the list of all its settings."""

from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.house_settings import HouseSetting, SettingGroup, house_settings


def say_mail(_community: object) -> str:
    return settings.EMAIL_HOST or _now("printed where the house was started")


house_settings.register("site", SettingGroup(label=_("Running the house"), icon="settings", order=70, settings=(
    HouseSetting(
        key="first", label=_("Furnishing the house"), default=_("nothing is decided"), address="/house/first/",
        means=_("The steps a new house begins with; each can be come back to."),
    ),
    HouseSetting(
        key="mail", label=_("Mail"), default=_("printed where the house was started"), address="/house/first/mail/", now=say_mail,
        means=_("Whether codes, invitations and notices reach people. A mail to yourself shows it."),
    ),
    HouseSetting(
        key="jobs", label=_("Work in the background"), default=_("one piece at a time"), address="/jobs/",
        means=_("What takes long, how far it is, and what could not be delivered."),
    ),
    HouseSetting(
        key="environment", label=_("What the environment says"), default=_("a working house on SQLite"), address="/house/settings/environment/",
        means=_("Addresses, ports, databases and mail servers: read when the house starts, changed by whoever runs the machine."),
    ),
)))  # fmt: skip
