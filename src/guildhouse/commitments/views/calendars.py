"""Commitments for calendar programs: an address of one's own, and the page that makes it."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.commitments.actions.subscribing import end_subscription, subscribe
from guildhouse.commitments.queries.calendars import find_reader, find_since, write_calendar
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.toasts import say
from guildhouse.members.queries.languages import language_for

A_MINUTE = timedelta(minutes=1)
READINGS_A_MINUTE = 30


@login_not_required
@require_GET
def show_own(_request: HouseRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: with the rights its member has now."""
    member = find_reader(token)
    throttle(f"commitments.calendar:{member.pk}", limit=READINGS_A_MINUTE, per=A_MINUTE)
    with translation.override(language_for(member.language)):
        written = write_calendar(member, _("Commitments"))
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="commitments.ics"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "POST"])
def manage_own(request: MemberRequest) -> HttpResponse:
    """The address is shown once, when it is made: nobody can look it up afterwards, we neither."""
    address = ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            end_subscription(by=request.member)
            say(request, _("The address leads nowhere any more."))
            return redirect("commitment_calendar")
        address = f"{settings.SITE_ADDRESS}/commitments/calendar/{subscribe(by=request.member)}.ics"
    response = render(request, "commitments/calendar.html", {"address": address, "since": find_since(request.member)})
    response["Cache-Control"] = "no-store"
    return response
