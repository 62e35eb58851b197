"""Everything hosts can decide, on one page; and what the environment decided when the house started, to read."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.house_settings import list_groups
from guildhouse.members.queries.community import find_community_now
from guildhouse.site.views.first import refuse_others


class EnvironmentRow(NamedTuple):
    name: str
    about: str
    default: str
    value: str
    source: str


@require_GET
def show_settings(request: MemberRequest) -> HttpResponse:
    refuse_others(request)
    community = find_community_now()
    groups = [
        (group, [(one, str(one.now(community)) if one.now else "") for one in group.settings])
        for group in list_groups()
    ]
    return render(request, "site/house_settings.html", {"groups": groups})


@require_GET
def show_environment(request: MemberRequest) -> HttpResponse:
    """Keys, passwords and addresses that hold one are only said to be there; paths of the machine are its own business."""
    refuse_others(request)
    known = sorted(settings.KNOWN_SETTINGS.values(), key=lambda one: one.name)
    rows = [
        EnvironmentRow(one.name, str(one.about), one.default, one.shown_on_pages, say_source(one.source))
        for one in known
    ]
    return render(request, "site/environment.html", {"rows": rows})


def say_source(source: str) -> str:
    if source == "default":
        return _("as by default")
    return _("set in the environment") if source == "environment" else _("read from a file")
