"""Another day: set by the doer, or proposed to the other side and answered."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.commitments.actions import answer_proposal, move_commitment, propose_day, withdraw_proposal
from guildhouse.commitments.forms import DayForm
from guildhouse.commitments.queries.finding import find_commitment
from guildhouse.commitments.views.commitment_context import commitment_context
from guildhouse.kernel.errors import DomainError, Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say


@require_POST
def move_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    return _take_day(request, commitment_id, is_proposal=False)


@require_POST
def propose_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    return _take_day(request, commitment_id, is_proposal=True)


def _take_day(request: MemberRequest, commitment_id: int, *, is_proposal: bool) -> HttpResponse:
    commitment, form = find_commitment(request.member, commitment_id), DayForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            if is_proposal:
                propose_day(commitment, by=request.member, **form.cleaned_data)
            else:
                move_commitment(commitment, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            status = show_refusal(form, refusal)
        else:
            said = (
                _("Proposed. It counts once the other side agrees.")
                if is_proposal
                else _("Moved. Those it is promised to are told why.")
            )
            say(request, said)
            return redirect(commitment)
    commitment = find_commitment(request.member, commitment_id)
    context = commitment_context(request.member, commitment, day=form)
    return render(request, "commitments/commitment.html", context, status=status)


@require_POST
def answer_one(request: MemberRequest, commitment_id: int, proposal_id: int) -> HttpResponse:
    commitment, answer = find_commitment(request.member, commitment_id), request.POST.get("answer", "")
    if answer == "withdraw":
        withdraw_proposal(commitment, by=request.member, proposal_id=proposal_id)
        say(request, _("Taken back."))
    elif answer in {"agree", "refuse"}:
        answer_proposal(commitment, by=request.member, proposal_id=proposal_id, agrees=answer == "agree")
        say(
            request,
            _("Agreed. The other side is told.")
            if answer == "agree"
            else _("The day stays as it was. The other side is told."),
        )
    else:
        raise Invalid(_("Choose one of the answers on its page."))
    return redirect(commitment)
