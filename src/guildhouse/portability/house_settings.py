"""Moving in, in the list of all settings of the house."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.house_settings import HouseSetting, SettingGroup, house_settings

house_settings.register("portability", SettingGroup(label=_("Moving in"), icon="folder-input", order=60, settings=(
    HouseSetting(
        key="imports", label=_("Bring conversations from elsewhere"), default=_("nothing is brought"), address="/import/",
        means=_("People, topics and answers of a dump come into a space; a trial shows first what would come."),
    ),
    HouseSetting(
        key="claims", label=_("Who says that imported words are theirs"), default=_("hosts decide about each"), address="/import/claims/",
        means=_("What somebody wrote elsewhere gets their name back."),
    ),
)))  # fmt: skip
