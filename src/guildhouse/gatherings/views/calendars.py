"""Events for calendars: a file for one, an address of one's own for all one goes to."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.gatherings.actions.subscribing import end_subscription, subscribe
from guildhouse.gatherings.policies import sees_link
from guildhouse.gatherings.queries.calendars import list_own, write_calendar
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.gatherings.queries.subscriptions import find_reader, find_since
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.toasts import say
from guildhouse.members.queries import find_community
from guildhouse.members.queries.languages import language_for

A_MINUTE = timedelta(minutes=1)
READINGS_A_MINUTE = 30


@login_not_required
@require_GET
def show_file(request: HouseRequest, gathering_id: int) -> HttpResponse:
    standing = find_gathering(request.member, gathering_id)
    written = write_calendar([(standing.gathering, sees_link(standing), standing.is_waiting)])
    return _answer(written, f"event-{gathering_id}.ics")


@login_not_required
@require_GET
def show_own(_request: HouseRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: with the rights its member has now."""
    member = find_reader(token)
    throttle(f"calendar:{member.pk}", limit=READINGS_A_MINUTE, per=A_MINUTE)
    with translation.override(language_for(member.language)):
        return _answer(write_calendar(list_own(member), find_community().name), "events.ics")


@require_http_methods(["GET", "POST"])
def manage_own(request: MemberRequest) -> HttpResponse:
    """The address is shown once, when it is made: nobody can look it up afterwards, we neither."""
    address = ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            end_subscription(by=request.member)
            say(request, _("The address leads nowhere any more."))
            return redirect("gathering_calendar")
        address = f"{settings.SITE_ADDRESS}/events/calendar/{subscribe(by=request.member)}.ics"
    response = render(request, "gatherings/calendar.html", {"address": address, "since": find_since(request.member)})
    response["Cache-Control"] = "no-store"
    return response


def _answer(written: bytes, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
