"""Requests to join, for hosts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.requests import decide_join_request
from guildhouse.members.forms.community import DecisionForm
from guildhouse.members.policies import can_decide_requests
from guildhouse.members.queries.joining import list_waiting_requests
from guildhouse.members.views.attempting import DONE, attempt


@require_GET
def list_requests(request: MemberRequest) -> HttpResponse:
    return _page(request)


@require_POST
def decide_request(request: MemberRequest, request_id: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    accepted = request.POST.get("accepted") == "yes"
    status = attempt(form, lambda given: decide_join_request(
        request_id, by=request.member, accepted=accepted, reason=given["reason"],
    ))  # fmt: skip
    if status != DONE:
        return _page(request, request_id, form, status)
    say(request, _("They are in, and are told so by mail.") if accepted else _("They are told why, by mail."))
    return redirect(way_back(request, "/community/requests/"))


def _page(
    request: MemberRequest, refused: int = 0, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    if not can_decide_requests(request.member):
        raise NotFound(_("There is nothing here that you can see."))
    words = next(iter(form.errors.values()))[0] if form is not None else ""
    return render(request, "members/requests.html", {
        "rows": list_waiting_requests(),
        "refused": refused,
        "reason": request.POST.get("reason", "")[:1000],
        "words": words,
    }, status=status)  # fmt: skip
