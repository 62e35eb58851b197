"""One click into a demo, as one of its members."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.kernel.throttle import client_network, throttle
from guildhouse.site.guises import find_lent

DOOR = "allauth.account.auth_backends.AuthenticationBackend"
MOST, PER = 30, timedelta(minutes=10)


@csrf_exempt
@login_not_required
def look_around(request: HttpRequest) -> HttpResponse:
    """Outside a demo there is nothing at this address, however it is asked. From another site's page nobody is let in.

    The front is one page for all strangers and carries no token; browsers say from which site a form is sent.
    """
    if not settings.DEMO:
        raise NotFound(_("There is nothing at this address."))
    if request.method != "POST":
        return redirect("/")
    if is_sent_from_elsewhere(request):
        raise NotAllowed(_("Open the front of this demo, and choose there."))
    throttle(f"look-around:{client_network(request)}", limit=MOST, per=PER)
    login(request, find_lent(request.POST.get("as", "")), backend=DOOR)
    return redirect("/")


def is_sent_from_elsewhere(request: HttpRequest) -> bool:
    """What a browser says when a page of another site sends a form; programs say nothing, and have no cookies to steer."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.get_host():
        return True
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}
