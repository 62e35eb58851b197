"""The list of one's decisions, of what one is asked, and of what one gave."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from guildhouse.decisions.queries.finding import refuse_strangers
from guildhouse.decisions.queries.lists import SHOWS, list_decisions
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render


@require_GET
def show_list(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    show, asked = request.GET.get("show", "open"), request.GET.get("q", "")[:200]
    page = read_number(request.GET.get("page", ""), 1, most=10_000)
    found = list_decisions(request.member, show if show in SHOWS else "open", page, asked)
    return render(request, "decisions/list.html", {"found": found, "asked": asked}, block="rows")
