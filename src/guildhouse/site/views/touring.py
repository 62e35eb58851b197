"""The tour of the loop: an overview and five stops, each at an address of its own; members go on where they were."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.ports.slots import slot
from guildhouse.site.actions import find_place, keep_place
from guildhouse.site.manuals import find_page, find_picture
from guildhouse.site.stops import STOPS, list_ways

START = "/tour/"


@login_not_required
@require_safe
def show_tour(request: HouseRequest) -> HttpResponse:
    title, lead = (
        _("Five minutes through the house"),
        _("Meet, ask, do, reflect, give back: what people do here, and in which order it helps."),
    )
    return render(request, "site/tour.html", {
        "title": title,
        "lead": lead,
        "stops": [(one.verb, f"{START}{number}/", one.title) for number, one in enumerate(STOPS, start=1)],
        "seen": find_place(request.member) if request.member else 0,
        "outward": Outward(title=title, text=lead, address=START),
    })  # fmt: skip


@login_not_required
@require_safe
def show_stop(request: HouseRequest, stop: int) -> HttpResponse:
    """A member's place is kept as the last page read of a topic is: by looking."""
    if not 1 <= stop <= len(STOPS):
        raise NotFound(_("The tour has five stops."))
    if request.member:
        keep_place(stop, by=request.member)
    one = STOPS[stop - 1]
    page = find_page(one.page)
    return render(request, "site/tour_stop.html", {
        "number": stop,
        "stop": one,
        "stops": [(each.verb, f"{START}{number}/", number == stop) for number, each in enumerate(STOPS, start=1)],
        "page": page,
        "picture": find_picture(page) if page else None,
        "living": slot(f"tour.{one.key}", request.member),
        "ways": list_ways(one, request.member),
        "outward": Outward(title=str(one.title), text=str(one.words[0]), address=f"{START}{stop}/"),
    })  # fmt: skip
