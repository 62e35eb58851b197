"""A calendar of one's own for programs that cannot sign in: an address that is made, shown once and taken back.

A room says what the calendar holds and who may have one; its two addresses are `manage`, a page, and `read`, the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.pages import render
from guildhouse.kernel.secret_links import find_link, issue, revoke_all
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.toasts import say

A_MINUTE = timedelta(minutes=1)
READINGS_A_MINUTE = 30
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAddress:
    """`place` is the page's address, under which the file lies too; `write` gives the file with the rights its member has now.

    `refuse` raises NotAllowed for whom it is not open; it is asked when an address is made and each time the file is read.
    """

    purpose: str
    place: str
    template: str
    file: str
    refuse: Callable[[Any], None]
    write: Callable[[Any], bytes]

    @transaction.atomic
    def subscribe(self, *, by: Any) -> str:
        """A new address; the one before, if there was one, leads nowhere any more."""
        self.refuse(by)
        revoke_all(self.purpose, member=by)
        token = issue(self.purpose, lasts=None, max_uses=None, member=by).token
        return f"{settings.SITE_ADDRESS}{self.place}{token}.ics"

    @transaction.atomic
    def end(self, *, by: Any) -> None:
        revoke_all(self.purpose, member=by)

    def find_since(self, member: Any) -> datetime | None:
        """Since when there is an address; None without one."""
        links = SecretLink.objects.filter(purpose=self.purpose, member=member, revoked_at=None)
        return links.values_list("created_at", flat=True).first()

    def find_reader(self, token: str) -> Any:
        """Who subscribed; NotFound for an address that was never ours, was taken back, or whose member is not here any more."""
        member = find_link(self.purpose, token).member
        try:
            self.refuse(member)
        except NotAllowed as refusal:
            raise NotFound(_("This calendar is not there any more.")) from refusal
        return member


def make_views(calendar: CalendarAddress) -> tuple[View, View]:
    """`manage` and `read`."""

    @require_http_methods(["GET", "POST"])
    def manage(request: MemberRequest) -> HttpResponse:
        """The address is shown once, when it is made: nobody can look it up afterwards, we neither."""
        address = ""
        if request.method == "POST":
            if request.POST.get("act") == "end":
                calendar.end(by=request.member)
                say(request, _("The address leads nowhere any more."))
                return redirect(calendar.place)
            address = calendar.subscribe(by=request.member)
        since = calendar.find_since(request.member)
        response = render(request, calendar.template, {"address": address, "since": since, "place": calendar.place})
        response["Cache-Control"] = "no-store"
        return response

    @login_not_required
    @require_GET
    def read(_request: HouseRequest, token: str) -> HttpResponse:
        member = calendar.find_reader(token)
        throttle(f"{calendar.purpose}:{member.pk}", limit=READINGS_A_MINUTE, per=A_MINUTE)
        return answer_calendar(calendar.write(member), calendar.file)

    return manage, read


def answer_calendar(written: bytes, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
