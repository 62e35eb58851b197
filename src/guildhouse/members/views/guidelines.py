"""The guidelines, their versions, and accepting them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.guidelines import accept_guidelines
from guildhouse.members.queries.community import find_community_now
from guildhouse.members.queries.guidelines import compare_versions, list_versions, must_accept_now


@login_not_required
@require_GET
def show_guidelines(request: HouseRequest) -> HttpResponse:
    """As they stand; `?since=2` shows what has changed since that version."""
    versions = list_versions()
    since = read_number(request.GET.get("since", ""))
    before = next((one for one in versions if one.number == since), None)
    community = find_community_now()
    return render(request, "members/guidelines.html", {
        "community": community,
        "outward": Outward(title=_("How we treat each other here"), text=community.purpose, address="/community/guidelines/"),
        "versions": versions,
        "before": before,
        "lines": list(compare_versions(before.text, community.guidelines)) if before else [],
        "may_accept": request.member is not None and must_accept_now(request.member),
    })  # fmt: skip


@require_POST
def accept(request: MemberRequest) -> HttpResponse:
    accept_guidelines(by=request.member, seen=read_number(request.POST.get("seen", "")))
    say(request, _("Thank you. You can go back to what you were writing and send it again."))
    return redirect("guidelines")
