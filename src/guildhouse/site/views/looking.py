"""One click into a demo, as one of its members."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.throttle import client_network, throttle
from guildhouse.site.guises import find_lent

DOOR = "allauth.account.auth_backends.AuthenticationBackend"
MOST, PER = 30, timedelta(minutes=10)


@login_not_required
def look_around(request: HttpRequest) -> HttpResponse:
    """Outside a demo there is nothing at this address, however it is asked."""
    if not settings.DEMO:
        raise NotFound(_("There is nothing at this address."))
    if request.method != "POST":
        return redirect("/")
    throttle(f"look-around:{client_network(request)}", limit=MOST, per=PER)
    login(request, find_lent(request.POST.get("as", "")), backend=DOOR)
    return redirect("/")
