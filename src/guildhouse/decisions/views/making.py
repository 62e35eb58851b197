"""Deciding, looking back, and moving the day for that."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.decisions.actions import look_back_at, make_decision, postpone_look_back
from guildhouse.decisions.forms import LookingBackForm, MakingForm, PostponeForm
from guildhouse.decisions.models import Decision
from guildhouse.decisions.policies import can_look_back, can_make
from guildhouse.decisions.queries.opening import open_look_back, open_verdict
from guildhouse.decisions.queries.pages import DecisionPage, load_page
from guildhouse.decisions.views.asking import find_own
from guildhouse.kernel.errors import Conflict, DomainError, Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.times import day
from guildhouse.kernel.toasts import say


@require_http_methods(["GET", "POST"])
def make_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = find_own(request.member, decision_id)
    if not can_make(request.member, decision):
        raise Conflict(_("This was dropped or looked back at already. Open a new decision if it comes up again."))
    view = load_page(request.member, decision)
    form = MakingForm(view.shared.options, request.POST if request.method == "POST" else None, initial=_made(view))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {name: value for name, value in form.cleaned_data.items() if name != "form_key"}
            try:
                address = send_once(request.member.pk, request.POST, lambda: (
                    make_decision(decision, by=request.member, **given).get_absolute_url()
                ))  # fmt: skip
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _told(given["is_told"], view))
                return redirect(address)
    return render(request, "decisions/verdict.html", {"decision": decision, "view": view, "form": form}, status=status)


def _told(is_told: bool, view: DecisionPage) -> str:  # noqa: FBT001 - one yes or no
    return _("Decided. Those who helped are told.") if is_told and view.helped else _("Decided.")


def _made(view: DecisionPage) -> dict[str, object]:
    first: dict[str, object] = {"expected": view.expected}
    decision = view.decision
    if view.verdict is not None:
        other = view.verdict.chosen if decision.chosen == 0 else ""
        first |= {"chosen": decision.chosen, "other": other, "why": view.verdict.why, "is_told": decision.is_told}
        first |= {"look_back_on": decision.look_back_on}
    return first


@require_http_methods(["GET", "POST"])
def look_back_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = find_own(request.member, decision_id)
    if not can_look_back(request.member, decision):
        raise Conflict(_("There is nothing decided yet to look back at."))
    view = load_page(request.member, decision)
    form = LookingBackForm(request.POST if request.method == "POST" else None, initial=_seen(request, decision))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                look_back_at(decision, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Kept. It stands beside what you decided."))
                return redirect(decision)
    context = {"decision": decision, "view": view, "form": form, "verdict": open_verdict(decision, request.member)}
    return render(request, "decisions/look_back.html", context, status=status)


def _seen(request: MemberRequest, decision: Decision) -> dict[str, object]:
    known = open_look_back(decision, request.member)
    if known is None:
        return {"is_told": decision.is_told}
    return {
        "happened": known.happened, "learned": known.learned, "same_way": decision.same_way, "is_told": decision.is_told_back
    }  # fmt: skip


@require_POST
def postpone_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = find_own(request.member, decision_id)
    form = PostponeForm(request.POST)
    if not form.is_valid():
        raise Invalid(str(form.errors["to"][0]), field="to")
    postpone_look_back(decision, by=request.member, to=form.cleaned_data["to"])
    say(request, _("You look back on %(day)s.") % {"day": day(form.cleaned_data["to"])})
    return redirect(decision)
