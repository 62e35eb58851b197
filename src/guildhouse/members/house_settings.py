"""What hosts decide about the community, how it looks and who comes in, for the list of all settings."""

from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.house_settings import HouseSetting, SettingGroup, house_settings
from guildhouse.kernel.times import day
from guildhouse.members.models import Community
from guildhouse.members.queries.languages import house_language

EDIT = "/community/edit/"


def say_joining(community: Community) -> str:
    return str(Community.Joining(community.joining).label)


def say_public(community: Community) -> str:
    return _now("yes") if community.is_public else _now("no")


def say_language(_community: Community) -> str:
    return dict(settings.LANGUAGES)[house_language()]


def say_hue(community: Community) -> str:
    return _now("the house’s own") if community.hue is None else f"{community.hue}°"


house_settings.register("community", SettingGroup(label=_("The community"), icon="house", order=10, settings=(
    HouseSetting(
        key="name", label=_("Name"), default="Guildhouse", address=EDIT, now=lambda community: community.name,
        means=_("It stands on every page, in every mail and in the tab of the browser."),
    ),
    HouseSetting(
        key="purpose", label=_("Purpose, goals and values"), default=_("none"), address=EDIT,
        means=_("Strangers read them before they join; kudos name the values, and hosts review the purpose."),
    ),
    HouseSetting(
        key="guidelines", label=_("How people treat each other here"), default=_("none"), address=EDIT,
        means=_("When their meaning changes, members are asked to accept them before they next write."),
    ),
    HouseSetting(
        key="review_on", label=_("When the purpose is looked at again"), default=_("never"), address=EDIT,
        now=lambda community: day(community.review_on), means=_("On that day the hosts find it on their Today page."),
    ),
    HouseSetting(
        key="logo", label=_("Logo"), default=_("the house’s own mark"), address="/house/first/logo/",
        means=_("It stands beside the name on every page, in the tab of the browser, and on a phone that installs the house."),
    ),
    HouseSetting(
        key="colour", label=_("Colour"), default=_("brick"), address="/house/first/colour/", now=say_hue,
        means=_("The hue of buttons and links. The house keeps it readable by day and by night."),
    ),
    HouseSetting(
        key="language", label=_("Language"), default=_("what GUILDHOUSE_LANGUAGE says"), address="/house/first/language/",
        now=say_language, means=_("What mails and pages speak to people who have not chosen."),
    ),
)))  # fmt: skip
house_settings.register("people", SettingGroup(label=_("Who comes in"), icon="door-open", order=20, settings=(
    HouseSetting(
        key="joining", label=_("How people join"), default=Community.Joining.OPEN.label, address=EDIT, now=say_joining,
        means=_("Who comes in by themselves, who waits for one of you, and whether an invitation is needed."),
    ),
    HouseSetting(
        key="is_public", label=_("Strangers may read what is in open spaces"), default=_("yes"), address=EDIT, now=say_public,
        means=_("Otherwise they see the name, the purpose and the door, and nothing else."),
    ),
    HouseSetting(
        key="invitations", label=_("Invitations"), default=_("members make links, hosts also send mails"),
        address="/community/invitations/", means=_("Whoever opens one joins at once, whatever the rule of joining says."),
    ),
    HouseSetting(
        key="trust", label=_("How trust is earned"), default=_("the house’s own numbers"), address="/community/trust/",
        means=_("How much reading and helping moves a member up, and with it what they may do in a day."),
    ),
)))  # fmt: skip
