"""The list of what one committed oneself to, and how much of a week one wants to give."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.commitments.actions import set_pace
from guildhouse.commitments.forms import PaceForm
from guildhouse.commitments.queries.finding import refuse_strangers
from guildhouse.commitments.queries.lists import SHOWS, list_commitments
from guildhouse.commitments.queries.load import find_pace
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say


@require_GET
def show_list(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    show = request.GET.get("show", "open")
    page = read_number(request.GET.get("page", ""), 1, most=10_000)
    found = list_commitments(request.member, show if show in SHOWS else "open", page)
    pace = PaceForm(initial={"hours_a_week": find_pace(request.member)})
    return render(request, "commitments/list.html", {"found": found, "pace": pace}, block="rows")


@require_POST
def change_pace(request: MemberRequest) -> HttpResponse:
    form = PaceForm(request.POST)
    if not form.is_valid():
        raise Invalid(str(form.errors["hours_a_week"][0]), field="hours_a_week")
    set_pace(by=request.member, hours_a_week=form.cleaned_data["hours_a_week"])
    say(request, _("Saved."))
    return redirect("commitments")
