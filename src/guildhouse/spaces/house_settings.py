"""Spaces in the list of all settings of the house."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.house_settings import HouseSetting, SettingGroup, house_settings

house_settings.register("spaces", SettingGroup(label=_("Spaces"), icon="messages-square", order=30, settings=(
    HouseSetting(
        key="open", label=_("Open a space"), default=_("no space"), address="/spaces/new/",
        means=_("Hosts of the community open them; whoever opens one is its first host."),
    ),
    HouseSetting(
        key="each", label=_("The settings of each space"), default=_("open to everyone, with names"), address="/spaces/",
        means=_("Its hosts decide who reads and enters, under which names people write, and how talk begins there."),
    ),
)))  # fmt: skip
