"""Asking members for perspectives, reminding them, taking a request back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guildhouse.decisions.actions import ask_for_perspective, remind_asked, withdraw_request
from guildhouse.decisions.forms import AskForm
from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.policies import is_owner
from guildhouse.decisions.queries.finding import find_decision
from guildhouse.decisions.views.decision_context import decision_context
from guildhouse.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member


@require_POST
def ask_members(request: MemberRequest, decision_id: int) -> HttpResponse:
    """Of several named those are asked who can be; the first who cannot is named, with the reason."""
    decision = find_own(request.member, decision_id)
    form = AskForm(request.POST)
    status = 422
    if form.is_valid():
        asked = 0
        try:
            for someone in [find_named(handle, request.member) for handle in form.cleaned_data["to"]]:
                ask_for_perspective(decision, someone, by=request.member)
                asked += 1
        except DomainError as refusal:
            status = show_refusal(form, refusal)
        else:
            say(request, ngettext("Asked. They find it on their Today page.", "All are asked. They find it on their Today page.", asked))  # fmt: skip
            return redirect(decision)
    decision = find_own(request.member, decision_id)
    return render(
        request, "decisions/decision.html", decision_context(request.member, decision, ask=form), status=status
    )


@require_POST
def remind_one(request: MemberRequest, decision_id: int, perspective_id: int) -> HttpResponse:
    asked = _find_asked(request.member, decision_id, perspective_id)
    remind_asked(asked, by=request.member)
    say(request, _("%(name)s is reminded, this once.") % {"name": asked.author.name})
    return redirect(asked)


@require_POST
def withdraw_one(request: MemberRequest, decision_id: int, perspective_id: int) -> HttpResponse:
    asked = _find_asked(request.member, decision_id, perspective_id)
    withdraw_request(asked, by=request.member)
    say(request, _("%(name)s is not asked any more.") % {"name": asked.author.name})
    return redirect("decision", decision_id=decision_id)


def find_own(member: Member, decision_id: int) -> Decision:
    decision = find_decision(member, decision_id)
    if not is_owner(member, decision):
        raise NotAllowed(_("Only whoever has to decide can do this."))
    return decision


def find_named(handle: str, member: Member) -> Member:
    try:
        return find_member(handle, member)
    except NotFound:
        said = _("There is no member called @%(handle)s. Their handle stands on their page.") % {"handle": handle[:40]}
        raise Invalid(said, field="to") from None


def _find_asked(member: Member, decision_id: int, perspective_id: int) -> Perspective:
    decision = find_own(member, decision_id)
    for one in decision.perspectives.all():
        if one.pk == perspective_id:
            return one
    raise NotFound(_("There is no such request; it may have been taken back."))
