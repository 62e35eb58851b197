"""Finding one's own words again, and a host's word on it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.portability.actions.claiming import decide_claim, make_claim
from guildhouse.portability.forms import ClaimForm, DecisionForm
from guildhouse.portability.policies import can_decide_claim
from guildhouse.portability.queries.people import find_claimable, list_own_claims, list_waiting_claims, search_people

NOT_USABLE = 422


@require_GET
def find_own(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:80]
    return render(request, "portability/claims.html", {
        "words": words,
        "people": search_people(words),
        "claims": list_own_claims(request.member),
    }, block="people")  # fmt: skip


@require_http_methods(["GET", "POST"])
def claim_one(request: MemberRequest, handle: str) -> HttpResponse:
    person = find_claimable(handle)
    form = ClaimForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = NOT_USABLE
        if form.is_valid():
            try:
                make_claim(person, by=request.member, words=form.cleaned_data["words"])
            except DomainError as refusal:
                field = getattr(refusal, "field", "")
                form.add_error(field if field in form.fields else None, refusal.message)
                status = refusal.status
            else:
                say(request, _("The hosts will look at it. You find their answer here."))
                return redirect("claims")
    return render(request, "portability/claim.html", {"person": person, "form": form}, status=status)


@require_GET
def list_waiting(request: MemberRequest) -> HttpResponse:
    return _page(request)


@require_POST
def decide_one(request: MemberRequest, claim_id: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    accepted = request.POST.get("accepted") == "yes"
    if not form.is_valid():
        return _page(request, claim_id, str(next(iter(form.errors.values()))[0]), NOT_USABLE)
    try:
        decide_claim(claim_id, by=request.member, accepted=accepted, reason=form.cleaned_data["reason"])
    except DomainError as refusal:
        return _page(request, claim_id, refusal.message, refusal.status)
    say(request, _("The words are theirs now.") if accepted else _("They can read why on their page of claims."))
    return redirect("waiting_claims")


def _page(request: MemberRequest, refused: int = 0, words: str = "", status: int = 200) -> HttpResponse:
    if not can_decide_claim(request.member):
        raise NotFound(_("There is nothing here that you can see."))
    return render(request, "portability/waiting_claims.html", {
        "rows": list_waiting_claims(),
        "refused": refused,
        "words": words,
        "reason": request.POST.get("reason", "")[:300],
    }, status=status)  # fmt: skip
