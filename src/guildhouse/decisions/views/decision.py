"""One decision: opening it, reading it, changing what is asked."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.decisions.actions import edit_decision, open_decision
from guildhouse.decisions.actions.writing import MOST
from guildhouse.decisions.forms import DecisionForm
from guildhouse.decisions.models import Decision
from guildhouse.decisions.policies import can_edit, is_owner
from guildhouse.decisions.queries.finding import find_decision, refuse_strangers
from guildhouse.decisions.queries.opening import open_line, open_shared
from guildhouse.decisions.views.decision_context import decision_context
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.errors import Conflict, DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say

OPTIONS = tuple(range(1, MOST + 1))


@require_GET
def show_decision(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = find_decision(request.member, decision_id)
    return render(request, "decisions/decision.html", decision_context(request.member, decision))


@require_http_methods(["GET", "POST"])
def new_decision(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    draft = find_draft(request.member.pk, "private.decisions:new") if request.method == "GET" else None
    first = draft.fields if draft else {"question": request.GET.get("question", "")[:200]}
    form = DecisionForm(request.POST if request.method == "POST" else None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: (
                    open_decision(form.question_given(), by=request.member).get_absolute_url()
                ))  # fmt: skip
            except DomainError as refusal:
                status = show_refusal(form, refusal, {"options": "option_1"})
            else:
                return redirect(address)
    return render(request, "decisions/edit.html", {
        "form": form, "decision": None, "now": None, "options": OPTIONS, "place": "private.decisions:new",
        "sequence": draft.sequence if draft else 0,
    }, status=status)  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    """Whoever was overtaken sees both texts, and can still send theirs."""
    decision = find_decision(request.member, decision_id)
    if not is_owner(request.member, decision):
        raise NotAllowed(_("Only whoever has to decide can change what is asked."))
    if request.method == "GET" and not can_edit(request.member, decision):
        raise Conflict(_("This is decided or dropped by now, so the question stays as it was."))
    place = f"private.decisions:{decision.pk}"
    draft = find_draft(request.member.pk, place) if request.method == "GET" else None
    stored = _stored(decision, request)
    form = DecisionForm(
        request.POST if request.method == "POST" else None, initial={**stored, **(draft.fields if draft else {})}
    )
    status, now = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                edit_decision(
                    decision, form.question_given(), by=request.member, version=form.cleaned_data["version"] or 0
                )
            except Conflict as overtaken:
                status, now = show_refusal(form, overtaken), open_shared(decision, request.member)
            except DomainError as refusal:
                status = show_refusal(form, refusal, {"options": "option_1"})
            else:
                say(request, _("Saved."))
                return redirect(decision)
    return render(request, "decisions/edit.html", {
        "form": form, "decision": decision, "now": now, "options": OPTIONS, "place": place,
        "sequence": draft.sequence if draft else 0,
    }, status=status)  # fmt: skip


def _stored(decision: Decision, request: MemberRequest) -> dict[str, Any]:
    shared = open_shared(decision, request.member)
    first: dict[str, Any] = {
        "question": shared.question, "context": shared.context, "decide_by": decision.decide_by,
        "expected": open_line(decision.expected, request.member), "version": decision.version,
    }  # fmt: skip
    for one in shared.options:
        first |= {f"option_{one.id}": one.words, f"pros_{one.id}": one.pros, f"cons_{one.id}": one.cons}
    return first
