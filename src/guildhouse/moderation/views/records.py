"""What a member can see about themselves, signed in or by the link in a mail, and the way to appeal."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.moderation.actions.appealing import make_appeal
from guildhouse.moderation.actions.linking import find_record_owner
from guildhouse.moderation.forms import AppealForm
from guildhouse.moderation.queries.appeals import list_judges
from guildhouse.moderation.queries.records import find_own_decision, list_own_flags, list_own_record
from guildhouse.moderation.wording import appeal_deadline, say_what


@require_GET
def show_own(request: MemberRequest) -> HttpResponse:
    return _page(request, request.member, "/settings/record/")


@never_cache
@login_not_required
@require_GET
def show_by_link(request: HttpRequest, token: str) -> HttpResponse:
    return _page(request, find_record_owner(token), f"/record/{token}/")


@require_http_methods(["GET", "POST"])
def appeal_own(request: MemberRequest, decision_id: int) -> HttpResponse:
    return _appeal(request, request.member, decision_id, "/settings/record/")


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def appeal_by_link(request: HttpRequest, token: str, decision_id: int) -> HttpResponse:
    return _appeal(request, find_record_owner(token), decision_id, f"/record/{token}/")


def _page(request: HttpRequest, owner: Member, base: str) -> HttpResponse:
    return render(request, "moderation/record.html", {
        "owner": owner,
        "rows": list_own_record(owner),
        "flags": list_own_flags(owner),
        "base": base,
    })  # fmt: skip


def _appeal(request: HttpRequest, owner: Member, decision_id: int, base: str) -> HttpResponse:
    decision = find_own_decision(owner, decision_id)
    form = AppealForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                make_appeal(decision_id, by=owner, words=form.cleaned_data["words"])
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Your words are with a host who did not decide this. You are told what they find."))
                return redirect(base)
    return render(request, "moderation/appeal.html", {
        "decision": decision,
        "what": say_what(decision),
        "form": form,
        "base": base,
        "deadline": appeal_deadline(decision),
        "has_judges": list_judges(decision).exists(),
    }, status=status)  # fmt: skip
