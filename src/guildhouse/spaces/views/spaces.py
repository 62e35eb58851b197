"""All spaces, and what one space is for. The topics of a space are the discussions room's page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.spaces.policies import can_ask_to_enter, can_enter, can_host, can_read
from guildhouse.spaces.queries import find_renamed, find_space, list_reviews, list_spaces


@login_not_required
@require_GET
def list_all(request: HouseRequest) -> HttpResponse:
    return render(request, "spaces/list.html", {
        "spaces": list_spaces(request.member),
        "outward": Outward(title=_("Spaces"), text=_("Each has a purpose. Open ones can be read and entered at once."), address="/spaces/"),
    })  # fmt: skip


@login_not_required
@require_GET
def show_about(request: HouseRequest, slug: str) -> HttpResponse:
    try:
        access = find_space(request.member, slug)
    except NotFound:
        if (renamed := find_renamed(slug)) is None:
            raise
        return redirect("space_about", slug=find_space(request.member, renamed.slug).space.slug, permanent=True)
    return render(request, "spaces/about.html", {
        "access": access,
        "space": access.space,
        "reviews": list_reviews(access.space, 1),
        "may_read": can_read(access),
        "may_enter": can_enter(access),
        "may_ask": can_ask_to_enter(access),
        "may_host": can_host(access),
    })  # fmt: skip
