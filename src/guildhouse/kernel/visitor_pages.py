"""Pages for people who are not signed in, remembered in this process until something in the house changes.

A request that carries a session never comes here, and an answer that sets a cookie is never kept, so nobody gets
somebody else's page. Whatever changes what visitors see `pulse`s; the newest pulse is part of the key.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import translation

from guildhouse.kernel.counting import newest_pulse

MOST_PAGES = 500
LARGEST = 400_000
GOOD_FOR = 10.0
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    content: bytes
    headers: dict[str, str]
    until: float


class VisitorPages:
    """Middleware. Answers from memory, with 304 to whoever has the same words already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if (
            not settings.VISITOR_PAGES
            or request.method != "GET"
            or request.COOKIES
            or "Authorization" in request.headers
        ):
            return self.get_response(request)
        key = _key(request)
        kept = self._find(key) or self._make(request, key)
        if isinstance(kept, HttpResponseBase):
            return kept
        if request.headers.get("If-None-Match") == kept.headers["ETag"]:
            return HttpResponseNotModified(headers=_without_content(kept.headers))
        return HttpResponse(kept.content, headers=kept.headers)

    def _find(self, key: Key) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is not None and kept.until > time.monotonic():
                self._pages.move_to_end(key)
                return kept
        return None

    def _make(self, request: HttpRequest, key: Key) -> Kept | HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:  # noqa: PLR2004 - HTTP's own number
            return response
        content = bytes(response.content)
        if len(content) > LARGEST or not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        mark = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        headers = {**dict(response.headers), "ETag": mark, "Cache-Control": "no-cache"}
        kept = Kept(content, headers, time.monotonic() + GOOD_FOR)
        with self._lock:
            self._pages[key] = kept
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return kept


def _key(request: HttpRequest) -> Key:
    language = translation.get_language_from_request(request), bool(request.headers.get("Accept-Language"))
    fragment = request.headers.get("HX-Request", ""), request.headers.get("HX-History-Restore-Request", "")
    return (request.get_host(), request.get_full_path(), language, fragment, newest_pulse())


def _without_content(headers: dict[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in headers.items()
        if not name.startswith("Content-") or name == "Content-Security-Policy"
    }
