"""Done, or dropped with a word."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.commitments.actions import drop_commitment, finish_commitment
from guildhouse.commitments.forms import WordForm
from guildhouse.commitments.models import Commitment
from guildhouse.commitments.policies import is_doer
from guildhouse.commitments.queries.finding import find_commitment
from guildhouse.commitments.queries.opening import open_promise
from guildhouse.kernel.errors import DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo


@require_POST
def finish_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    """Back to Today where it was pressed there."""
    commitment = _find_own(request, commitment_id)
    finish_commitment(commitment, by=request.member)
    said = _("Done. Those it was promised to are told.") if commitment.receivers.all() else _("Done.")
    say(request, said, undo=_offer(request, commitment))
    return redirect("home" if request.POST.get("back") == "today" else "commitments")


@require_http_methods(["GET", "POST"])
def drop_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    commitment = _find_own(request, commitment_id)
    form = WordForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                drop_commitment(commitment, by=request.member, word=form.cleaned_data["word"])
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Dropped."), undo=_offer(request, commitment))
                return redirect("commitments")
    what = open_promise(commitment, request.member).what
    names = [one.member.name for one in commitment.receivers.all()]
    context = {"commitment": commitment, "form": form, "what": what, "names": names}
    return render(request, "commitments/end.html", context, status=status)


def _find_own(request: MemberRequest, commitment_id: int) -> Commitment:
    commitment = find_commitment(request.member, commitment_id)
    if not is_doer(request.member, commitment):
        raise NotAllowed(_("Only whoever does it can say that it is done or dropped."))
    return commitment


def _offer(request: MemberRequest, commitment: Commitment) -> str:
    return offer_undo("commitments.end", by_id=request.member.pk, commitment_id=commitment.pk)
