"""Whom one keeps away."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.actions.blocks import block_member, unblock_member
from guildhouse.members.queries.people import list_blocked
from guildhouse.members.queries.profiles import find_member


@require_POST
def change_block(request: MemberRequest, handle: str) -> HttpResponse:
    someone = find_member(handle, request.member)
    by = request.member
    if request.POST.get("blocked") == "no":
        unblock_member(someone.pk, by=by)
        undo = offer_undo("members.unblock_member", by_id=by.pk, blocked_id=someone.pk)
        say(request, _("%(name)s is no longer blocked.") % {"name": someone.name}, undo=undo)
    else:
        block_member(someone, by=by)
        undo = offer_undo("members.block_member", by_id=by.pk, blocked_id=someone.pk)
        say(request, _("%(name)s is blocked. They are not told.") % {"name": someone.name}, undo=undo)
    return redirect("blocks" if request.POST.get("back") == "blocks" else someone)


@require_GET
def list_own(request: MemberRequest) -> HttpResponse:
    return render(request, "members/blocks.html", {"rows": list_blocked(request.member)})
