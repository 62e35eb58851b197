"""Keeping order in the list of all settings of the house."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.house_settings import HouseSetting, SettingGroup, house_settings

house_settings.register("moderation", SettingGroup(label=_("Keeping order"), icon="scale", order=40, settings=(
    HouseSetting(
        key="rules", label=_("Limits and checks"), default=_("on, with the house’s own numbers"), address="/moderation/rules/",
        means=_("How often each level of trust may act, whose first words wait for a look, and whether spam is held back."),
    ),
    HouseSetting(
        key="lists", label=_("Watched words and domains"), default=_("none"), address="/moderation/lists/",
        means=_("What holds one of them waits for a host, is refused, or is only pointed out."),
    ),
    HouseSetting(
        key="templates", label=_("Words to begin from"), default=_("the house’s own"), address="/moderation/templates/",
        means=_("What hosts find ready when they give a reason."),
    ),
    HouseSetting(
        key="log", label=_("Log of acts"), default=_("kept for ever"), address="/moderation/log/",
        means=_("Who changed what, when and why: decisions about members, and every setting on this page."),
    ),
)))  # fmt: skip
