"""The front for strangers: where they are, what it is for, how one joins, and what is alive, as the rooms tell it."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.ports.slots import slot
from guildhouse.members.models import Community
from guildhouse.members.queries import find_community
from guildhouse.spaces.queries import list_spaces

SPACES = 8
HOW = {
    Community.Joining.OPEN: gettext_lazy("Anyone may join: choose a name, confirm your address, and you are in."),
    Community.Joining.APPROVAL: gettext_lazy(
        "You write a few words about yourself. A host reads them and lets you in."
    ),
    Community.Joining.INVITATION: gettext_lazy("Members invite those who join. If you know one, ask them for a link."),
}


def show_front(request: HouseRequest) -> HttpResponse:
    """A community that is not public shows its name, its purpose and the door, and nothing else."""
    community = find_community()
    context = {
        "community": community,
        "purpose": say_purpose(community),
        "how": HOW[Community.Joining(community.joining)],
    }
    if not community.is_public:
        return render(request, "site/door.html", context)
    return render(request, "site/front.html", context | {
        "alive": slot("front.alive"),
        "outward": describe_front(community),
        "spaces": [space for space in list_spaces(None) if space.is_open][:SPACES],
    })  # fmt: skip


def describe_front(community: Community) -> Outward:
    here = {"name": community.name, "url": settings.SITE_ADDRESS + "/"}
    purpose = say_purpose(community)
    return Outward(title=community.name, text=purpose, address="/", thing={
        "@graph": [{"@type": "Organization", **here, "description": purpose}, {"@type": "WebSite", **here}],
    })  # fmt: skip


def say_purpose(community: Community) -> str:
    return community.purpose or _("A community of people who make products, and grow by helping each other.")
