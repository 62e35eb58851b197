"""Takes back what was done a moment ago."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import take_back


@require_POST
def undo_act(request: MemberRequest) -> HttpResponse:
    """Answers with the thing that is back, or with the page one came from."""
    thing = take_back(request.POST.get("token", ""), by=request.member)
    say(request, _("Undone."))
    if hasattr(thing, "get_absolute_url"):
        return redirect(thing)
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return redirect(came_from if safe else "/")
