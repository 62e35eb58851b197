"""A member's public page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.members.outward import describe_member
from guildhouse.members.queries.profiles import find_member, load_profile


@login_not_required
@require_GET
def show_member(request: HouseRequest, handle: str) -> HttpResponse:
    member = find_member(handle, request.member)
    if member.handle != handle:
        return redirect(member, permanent=True)
    view = load_profile(member, request.member)
    return render(request, "members/profile.html", {
        "view": view, "member": member, "viewer": request.member,
        "outward": describe_member(view, request.member),
    })  # fmt: skip
