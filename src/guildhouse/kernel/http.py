"""What a request carries once the house has seen it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from guildhouse.members.models import Member


class HouseRequest(HttpRequest):
    """`member` is None for a visitor who has not signed in."""

    member: "Member | None"


class MemberRequest(HttpRequest):
    """A request behind sign-in, where there always is a member."""

    member: "Member"


def is_fragment_request(request: HttpRequest) -> bool:
    """Htmx asks for part of a page; going Back to a page it has forgotten asks for all of it."""
    headers = request.headers
    return bool(headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true")


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The page of this house that sent the person here by `?back=`, or `otherwise`."""
    back = request.GET.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else otherwise
