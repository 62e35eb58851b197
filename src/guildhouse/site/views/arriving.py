"""The door for a link that was printed on the house's own machine: come in once, then choose a password."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.secret_links import find_link
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.appointing import ARRIVAL, arrive
from guildhouse.members.queries import find_community
from guildhouse.site.furnishing import is_left_alone

DOOR = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HouseRequest, token: str) -> HttpResponse:
    """A look changes nothing, as programs follow links too; the button uses the link up."""
    if request.method != "POST":
        return render(request, "site/arrive.html", {
            "member": find_link(ARRIVAL, token).member, "community": find_community(),
        })  # fmt: skip
    member = arrive(token)
    login(request, member, backend=DOOR)
    say(request, _("You are in. Choose a password, so that you can come back."))
    if not member.has_usable_password():
        return redirect("account_set_password")
    return redirect("home" if is_left_alone(find_community()) else "first_steps")
