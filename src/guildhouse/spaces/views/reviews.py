"""Looking at the purpose of a space again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.errors import DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.spaces.actions import review_space
from guildhouse.spaces.forms import SpaceReviewForm
from guildhouse.spaces.models import Space
from guildhouse.spaces.policies import can_host
from guildhouse.spaces.queries import find_space, list_reviews


@require_http_methods(["GET", "POST"])
def review(request: MemberRequest, slug: str) -> HttpResponse:
    access = find_space(request.member, slug)
    if not can_host(access):
        raise NotAllowed(_("This is for the hosts of the space."))
    space = access.space
    initial = {"seen": space.version, "purpose": space.purpose, "goals": "\n".join(space.goals)}
    form = SpaceReviewForm(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST" and (status := _note(form, space, request)) == 200:  # noqa: PLR2004 - done
        say(request, _("Reviewed. You will find it in your day again when the date has come."))
        return redirect("space_about", slug=space.slug)
    return render(request, "spaces/review.html", {
        "form": form,
        "space": space,
        "reviews": list_reviews(space),
    }, status=status)  # fmt: skip


def _note(form: SpaceReviewForm, space: Space, request: MemberRequest) -> int:
    if not form.is_valid():
        return 422
    try:
        review_space(space, by=request.member, **form.cleaned_data)
    except DomainError as refusal:
        return show_refusal(form, refusal)
    return 200
