"""The desk, and taking what waits in hand."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.insights.actions import let_go, take_thing
from guildhouse.insights.queries.desk import Wishes, load_desk
from guildhouse.kernel.fragments import Fragments
from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say

MOST_PAGES = 100_000
_drawn = Fragments(most=1000)


@require_GET
def show_desk(request: MemberRequest) -> HttpResponse:
    page = max(1, read_number(request.GET.get("page", "1"), 1, most=MOST_PAGES))
    desk = load_desk(request.member, Wishes(request.GET.get("lane", ""), request.GET.get("show", ""), page))
    back = quote(desk.wishes.address(page=desk.wishes.page), safe="")
    return render(request, "insights/desk.html", {"desk": desk, "back": back, "drawn": _drawn}, block="items")


@require_POST
def change_hold(request: MemberRequest, lane: str, thing_id: int) -> HttpResponse:
    if request.POST.get("taken") == "no":
        let_go(lane, thing_id, by=request.member)
        say(request, _("It is free for other hosts again."))
    else:
        take_thing(lane, thing_id, by=request.member)
        say(request, _("It is in your hands for two days. Other hosts see that."))
    return redirect(way_back(request, f"/desk/?lane={lane}"))
