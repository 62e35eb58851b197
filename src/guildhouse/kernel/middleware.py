"""Headers on every answer, words no database takes left out, and refusals turned into pages, fragments or problem+json."""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import DomainError, Held, NotFound, TooMany
from guildhouse.kernel.http import is_fragment_request
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.gates import keep_held

log = logging.getLogger(__name__)
Next = Callable[[HttpRequest], HttpResponse]
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # PostgreSQL refuses NUL, and halves of surrogate pairs cannot be encoded
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def content_policy() -> str:
    live = settings.LIVE_ADDRESS or f"http://*:{settings.LIVE_PORT}"
    return (
        f"default-src 'self'; img-src 'self' data:; connect-src 'self' {live}; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    )


class SafetyHeaders:
    """A strict Content-Security-Policy without inline script or style, on whatever is answered."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.policy = content_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if getattr(request, "member", None) is not None:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Cookie"])
        return response


class DomainErrors:
    """One place that words a refusal for the one who asked: a page, a toast for htmx, or problem+json for programs."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """What no database stores is in no address, and is left out of what was typed; nobody meant it."""
        if UNSTORABLE.search(request.path):
            return self.process_exception(request, NotFound(_("There is nothing at this address.")))
        request.GET = leave_out_unstorable(request.GET)  # type: ignore[assignment]
        if request.content_type in FORMS:
            request.POST = leave_out_unstorable(request.POST)  # type: ignore[assignment]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer_refusal(request, error) if isinstance(error, DomainError) else None


def answer_refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The refusal in the form its asker can read."""
    if isinstance(error, Held):
        return redirect(keep_held(error))
    if "application/json" in request.headers.get("Accept", "") or request.path.startswith("/api/"):
        response = problem(error)
    else:
        block = "refusal" if is_fragment_request(request) else ""
        response = render(request, "layout/error.html", {"error": error}, status=error.status, block=block)
        if block:
            response["HX-Retarget"], response["HX-Reswap"] = "#toasts", "beforeend"
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.retry_after)
    return response


def leave_out_unstorable(given: QueryDict) -> QueryDict:
    if not any(UNSTORABLE.search(value) for _name, values in given.lists() for value in values):
        return given
    cleaned = QueryDict(mutable=True)
    for name, values in given.lists():
        cleaned.setlist(name, [UNSTORABLE.sub("", value) for value in values])
    return cleaned


def problem(error: DomainError) -> HttpResponse:
    """RFC 9457."""
    body = {"type": f"about:blank#{error.code}", "title": error.code, "status": error.status, "detail": error.message}
    return JsonResponse(body, status=error.status, content_type="application/problem+json")
