"""Entering, leaving, and how much of a space one wants to hear."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.toasts import say
from guildhouse.spaces.actions import change_level, enter_space, leave_space
from guildhouse.spaces.queries import find_space


@require_POST
def change_own(request: MemberRequest, slug: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    if request.POST.get("inside") == "no":
        leave_space(space, by=request.member)
        say(request, _("You have left %(space)s.") % {"space": space.name})
        return redirect("spaces")
    enter_space(space, by=request.member)
    say(request, _("Welcome to %(space)s.") % {"space": space.name})
    return redirect(space)


@require_POST
def change_own_level(request: MemberRequest, slug: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    change_level(space, by=request.member, level=request.POST.get("level", ""))
    say(request, _("Saved. You will hear of this space as you chose."))
    return redirect(space)
