"""Giving a perspective, or kindly saying no."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.decisions.actions import decline_request, give_perspective
from guildhouse.decisions.forms import PerspectiveForm
from guildhouse.decisions.models import Decision
from guildhouse.decisions.queries.finding import find_decision, find_own_perspective
from guildhouse.decisions.queries.opening import open_shared
from guildhouse.decisions.views.decision_context import decision_context
from guildhouse.kernel.drafts import save_draft
from guildhouse.kernel.drafts.keeping import find_draft
from guildhouse.kernel.errors import DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say

WORDS = ("lean", "why", "seen", "unknown")


@require_POST
def give_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = _find_asked(request, decision_id)
    form = PerspectiveForm(open_shared(decision, request.member).options, request.POST)
    status = 422
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in WORDS}
        try:
            address = send_once(request.member.pk, request.POST, lambda: (
                give_perspective(decision, by=request.member, **given).get_absolute_url()
            ))  # fmt: skip
        except DomainError as refusal:
            status = show_refusal(form, refusal)
            _keep(request, decision)
        else:
            say(request, _("Given. %(name)s reads it beside the others; you can change it until it is decided.") % {"name": decision.owner.name})  # fmt: skip
            return redirect(address)
    return render(
        request, "decisions/decision.html", decision_context(request.member, decision, form=form), status=status
    )


@require_POST
def decline_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = _find_asked(request, decision_id)
    decline_request(decision, by=request.member)
    say(request, _("%(name)s learns that it does not suit you now. You can still change your mind.") % {"name": decision.owner.name})  # fmt: skip
    return redirect(decision)


def _find_asked(request: MemberRequest, decision_id: int) -> Decision:
    decision = find_decision(request.member, decision_id)
    if find_own_perspective(request.member, decision) is None:
        raise NotAllowed(_("This is yours to decide; perspectives come from others."))
    return decision


def _keep(request: MemberRequest, decision: Decision) -> None:
    """Words that came too late are not lost."""
    place = f"private.decisions:perspective:{decision.pk}"
    known = find_draft(request.member.pk, place)
    words = {name: request.POST.get(name, "") for name in WORDS}
    save_draft(request.member.pk, place, words, sequence=known.sequence if known else 0)
