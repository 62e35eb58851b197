"""A member's answer: coming, not coming, in the list or not."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.gatherings.actions import answer_gathering
from guildhouse.gatherings.actions.answering import read_answer
from guildhouse.gatherings.models import Attendance
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.gatherings.views.gatherings import page_context
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.http import MemberRequest, is_fragment_request
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say


@require_POST
def answer(request: MemberRequest, gathering_id: int) -> HttpResponse:
    """Who came too late reads why on the event's page, with what can still be done."""
    gathering = find_gathering(request.member, gathering_id).gathering
    refusal, status = "", 200
    try:
        own = answer_gathering(
            gathering, by=request.member, coming=read_answer(request.POST.get("answer", "")),
            is_listed=request.POST.get("listed", "") == "on",
        )  # fmt: skip
        say(request, _say_what_it_became(own))
        if not is_fragment_request(request):
            return redirect(gathering)
    except (Conflict, Invalid) as refused:
        refusal, status = refused.message, refused.status
    context = {**page_context(find_gathering(request.member, gathering_id)), "refusal": refusal}
    return render(request, "gatherings/gathering.html", context, block="answer", status=status)


def _say_what_it_became(own: Attendance) -> str:
    if own.state == Attendance.State.GOING:
        return _("You are coming.")
    if own.state == Attendance.State.WAITING:
        return _("All seats are taken. You wait in line and are told as soon as one is free.")
    return _("You are not coming. Your seat is for somebody else now.")
