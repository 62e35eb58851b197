"""The community's own page, and the form in which hosts change it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.community import change_community
from guildhouse.members.actions.requests import ask_again
from guildhouse.members.actions.reviewing import review_community
from guildhouse.members.forms.community import AskAgainForm, CommunityForm, CommunityReviewForm
from guildhouse.members.policies import can_decide_requests, can_invite, can_run_community
from guildhouse.members.queries.community import find_community, find_community_now, list_reviews
from guildhouse.members.queries.joining import count_waiting_requests, find_own_request
from guildhouse.members.queries.organisations import may_read_organisations
from guildhouse.members.views.attempting import DONE, attempt


@login_not_required
@require_GET
def show_community(request: HouseRequest) -> HttpResponse:
    return _page(request, AskAgainForm())


def _page(request: HouseRequest | MemberRequest, form: AskAgainForm, status: int = 200) -> HttpResponse:
    member, community = request.member, find_community()
    return render(request, "members/community.html", {
        "community": community,
        "outward": Outward(title=community.name, text=community.purpose, address="/community/"),
        "reviews": list_reviews(1),
        "asked": find_own_request(member),
        "form": form,
        "may_read_organisations": may_read_organisations(member),
        "may_change": member is not None and can_run_community(member),
        "may_invite": member is not None and can_invite(member),
        "waiting": count_waiting_requests() if member is not None and can_decide_requests(member) else 0,
    }, status=status)  # fmt: skip


@require_POST
def send_again(request: MemberRequest) -> HttpResponse:
    form = AskAgainForm(request.POST)
    status = attempt(form, lambda given: ask_again(by=request.member, **given))
    if status != DONE:
        return _page(request, form, status)
    say(request, _("Your words are with the hosts again."))
    return redirect("community")


@require_http_methods(["GET", "POST"])
def edit_community(request: MemberRequest) -> HttpResponse:
    if not can_run_community(request.member):
        raise NotFound(_("There is nothing here that you can change."))
    community = find_community_now()
    form = CommunityForm(request.POST or None, initial=CommunityForm.read(community))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: change_community(by=request.member, **given))
        if status == DONE:
            say(request, _("The community's page is changed."))
            return redirect("community")
    return render(request, "members/community_edit.html", {
        "form": form,
        "community": community,
    }, status=status)  # fmt: skip


@require_http_methods(["GET", "POST"])
def review(request: MemberRequest) -> HttpResponse:
    if not can_run_community(request.member):
        raise NotFound(_("There is nothing here that you can change."))
    community = find_community_now()
    form = CommunityReviewForm(request.POST or None, initial=CommunityReviewForm.read(community))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: review_community(by=request.member, **given))
        if status == DONE:
            say(request, _("Reviewed. You will find it in your day again when the date has come."))
            return redirect("community")
    return render(request, "members/community_review.html", {
        "form": form,
        "community": community,
        "reviews": list_reviews(),
    }, status=status)  # fmt: skip
