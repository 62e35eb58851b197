"""Words posted after the sign-in had ended: kept in the visitor's session until they are signed in again and send them."""

from datetime import timedelta
from typing import cast
from urllib.parse import urlsplit

from django.http import HttpRequest

from guildhouse.kernel.errors import TooMany
from guildhouse.kernel.http import is_fragment_request
from guildhouse.kernel.throttle import client_network, throttle

ADDRESS = "/unsent/"
KEY = "unsent"
MOST_CHARACTERS = 200_000
NOT_KEPT = "csrfmiddlewaretoken"
Fields = dict[str, list[str]]


def keep_unsent(request: HttpRequest) -> bool:
    """Whether there were words worth keeping. Scripts that ask for a part of a page have their own copy; passwords never stay."""
    fields = {name: request.POST.getlist(name) for name in request.POST if name != NOT_KEPT} if is_form(request) else {}
    size = sum(len(text) for texts in fields.values() for text in texts)
    if not size or size > MOST_CHARACTERS or any("password" in name for name in fields):
        return False
    try:
        throttle(f"unsent:{client_network(request)}", limit=20, per=timedelta(hours=1))
    except TooMany:
        return False
    request.session[KEY] = {"address": request.get_full_path(), "fields": fields}
    return True


def is_form(request: HttpRequest) -> bool:
    """Browsers say whether a page will be shown for it; those that do not say are taken to show one."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and not is_fragment_request(request)


def find_unsent(request: HttpRequest) -> tuple[str, Fields] | None:
    kept = request.session.get(KEY)
    return (cast("str", kept["address"]), cast("Fields", kept["fields"])) if kept else None


def forget_unsent(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def came_from(request: HttpRequest) -> str:
    """The page a form stood on, when it was one of ours."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() else "/"
