"""Setting one thing aside, and putting it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.insights.actions import leave_thing, put_back, snooze_thing
from guildhouse.insights.forms import LeaveForm, SnoozeForm
from guildhouse.insights.queries.desk import word_rows
from guildhouse.insights.queries.lanes import find_waiting
from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo

DONE, NOT_USABLE = 200, 422
A_WEEK = timedelta(days=7)


@require_GET
def show_thing(request: MemberRequest, lane: str, thing_id: int) -> HttpResponse:
    return _page(request, lane, thing_id)


@require_POST
def snooze_one(request: MemberRequest, lane: str, thing_id: int) -> HttpResponse:
    form = SnoozeForm(request.POST)
    status = _attempt(form, lambda given: snooze_thing(lane, thing_id, by=request.member, **given))
    if status != DONE:
        return _page(request, lane, thing_id, snooze=form, status=status)
    return _tell(request, lane, thing_id, _("It rests until that day."))


@require_POST
def leave_one(request: MemberRequest, lane: str, thing_id: int) -> HttpResponse:
    form = LeaveForm(request.POST)
    status = _attempt(form, lambda given: leave_thing(lane, thing_id, by=request.member, **given))
    if status != DONE:
        return _page(request, lane, thing_id, leave=form, status=status)
    return _tell(request, lane, thing_id, _("It is set aside."))


@require_POST
def put_one_back(request: MemberRequest, lane: str, thing_id: int) -> HttpResponse:
    put_back(lane, thing_id, by=request.member)
    say(request, _("It waits again."))
    return redirect(way_back(request, f"/desk/?lane={lane}"))


def _attempt(form: Form, act: Callable[[dict[str, Any]], object]) -> int:
    """200 when it is done, else the status to show the form again with; what is not there stays absent."""
    if not form.is_valid():
        return NOT_USABLE
    try:
        act(form.cleaned_data)
    except NotFound:
        raise
    except DomainError as refusal:
        return show_refusal(form, refusal)
    return DONE


def _tell(request: MemberRequest, lane: str, thing_id: int, words: str) -> HttpResponse:
    say(request, words, undo=offer_undo("insights.put_back", by_id=request.member.pk, key=lane, thing_id=thing_id))
    return redirect(f"/desk/?lane={lane}")


def _page(
    request: MemberRequest,
    key: str,
    thing_id: int,
    *,
    snooze: Form | None = None,
    leave: Form | None = None,
    status: int = DONE,
) -> HttpResponse:
    lane, row = find_waiting(request.member, key, thing_id)
    return render(request, "insights/thing.html", {
        "lane": lane,
        "row": word_rows(request.member, key, lane, [row])[0],
        "snooze": snooze or SnoozeForm(initial={"until": timezone.localdate() + A_WEEK}),
        "leave": leave or LeaveForm(),
    }, status=status)  # fmt: skip
