"""The community's latest kudos, and one of them with what it is about."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.recognition.policies import can_give
from guildhouse.recognition.queries.lists import find_kudos, find_thing, list_latest

LAST_PAGE = 10**6


@login_not_required
@require_GET
def show_latest(request: HouseRequest) -> HttpResponse:
    found = list_latest(request.member, read_number(request.GET.get("page", "1"), 1, most=LAST_PAGE))
    return render(request, "recognition/list.html", {"found": found, "may_give": can_give(request.member)})


@login_not_required
@require_GET
def show_one(request: HouseRequest, kudos_id: int) -> HttpResponse:
    row = find_kudos(kudos_id, request.member)
    return render(request, "recognition/kudos.html", {"row": row, "thing": find_thing(kudos_id, request.member)})
