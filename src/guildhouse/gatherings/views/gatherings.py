"""The list of events, and an event's page."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.gatherings.outward import describe_gathering
from guildhouse.gatherings.policies import Standing, can_plan
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.gatherings.queries.lists import list_gatherings
from guildhouse.gatherings.queries.pages import load_page
from guildhouse.gatherings.queries.together import find_meetings
from guildhouse.gatherings.queries.words import kind_words, way_words
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward

LAST_PAGE = 10**6


@login_not_required
@require_GET
def show_list(request: HouseRequest) -> HttpResponse:
    found = list_gatherings(
        request.member, show=request.GET.get("show", ""), month=request.GET.get("month", ""),
        page=read_number(request.GET.get("page", "1"), 1, most=LAST_PAGE),
    )  # fmt: skip
    return render(request, "gatherings/list.html", {
        "found": found, "kinds": kind_words(), "ways": way_words(), "may_plan": can_plan(request.member),
        "outward": Outward(title=_("Events"), text=_("Where members meet: what one takes home, who is coming, and a seat for you."), address="/events/"),
    })  # fmt: skip


@login_not_required
@require_GET
def show_one(request: HouseRequest, gathering_id: int) -> HttpResponse:
    standing = find_gathering(request.member, gathering_id)
    context = page_context(standing)
    context["outward"] = describe_gathering(context["view"], request.member)
    return render(request, "gatherings/gathering.html", context, block="answer")


def page_context(standing: Standing) -> dict[str, Any]:
    view = load_page(standing)
    return {
        "view": view, "meetings": find_meetings(standing, view.people) if not view.is_over else [], "gathering": standing.gathering, "standing": standing, "kinds": kind_words(),
        "ways": way_words(), "refusal": "",
    }  # fmt: skip
