"""Where one is signed in, and signing out of there."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.sessions import end_other_sessions, end_session
from guildhouse.members.queries.sessions import list_sessions


@require_http_methods(["GET", "POST"])
def manage_sessions(request: MemberRequest) -> HttpResponse:
    current = request.session.session_key or ""
    if request.method == "POST":
        return _end(request, current)
    rows = list_sessions(request.member, current)
    if not any(row.is_current for row in rows):
        UserSession.objects.create_from_request(request)
        rows = list_sessions(request.member, current)
    return render(request, "members/sessions.html", {"rows": rows})


def _end(request: MemberRequest, current: str) -> HttpResponse:
    which = request.POST.get("session", "")
    if which == "others":
        ended = end_other_sessions(current, by=request.member)
        say(
            request,
            ngettext("Signed out in %(n)s other place.", "Signed out in %(n)s other places.", ended) % {"n": ended},
        )
        return redirect("sessions")
    end_session(read_number(which), by=request.member)
    if request.session.session_key is None or not request.session.exists(current):
        logout(request)
        return redirect("account_login")
    say(request, _("Signed out there."))
    return redirect("sessions")
