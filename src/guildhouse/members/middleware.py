"""Puts the member on the request, with their language and time zone; asks others to sign in without losing their words."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware, get_user
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import ResolverMatch
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from guildhouse.kernel import unsent
from guildhouse.kernel.http import HouseRequest
from guildhouse.members.models import Member
from guildhouse.members.queries.community import find_community
from guildhouse.members.queries.languages import browser_language, chosen_language
from guildhouse.members.queries.zones import find_zone


class MemberContext:
    def __init__(self, get_response: Callable[[HouseRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponse:
        user = get_user(request)
        request.member = user if isinstance(user, Member) else None
        zone = request.member.time_zone if request.member else ""
        timezone.activate(find_zone(zone or settings.TIME_ZONE))
        language = chosen_language(request.member.language) if request.member else ""
        translation.activate(language or browser_language(request))
        try:
            response = self.get_response(request)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                response.headers.setdefault("Content-Language", translation.get_language())
                patch_vary_headers(response, ["Accept-Language"])
            return response
        finally:
            timezone.deactivate()
            translation.deactivate()


# What strangers see of a community that is not public: its front, what it is for, the ways in. A link with a secret opens what it is for.
DOORS = frozenset({"home", "community", "guidelines", "avatar", "card", "logo", "colour", "manifest", "favicon", "robots", "sitemap", "sitemap_part", "health", "health_worker", "ui"})  # fmt: skip
SECRETS = frozenset({"token", "secret"})


def is_door(found: ResolverMatch) -> bool:
    """Programs show a token; what is not at the door asks to sign in."""
    name = found.url_name or ""
    return name in DOORS or name.startswith("account_") or bool(found.namespace or SECRETS & set(found.kwargs))


class SignInFirst(LoginRequiredMiddleware):
    """What a visitor had typed waits behind the sign-in; nobody is led to an address that takes only posts."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or getattr(request, "member", None) is not None:
            return answer
        if request.resolver_match is None or is_door(request.resolver_match) or find_community().is_public:
            return None
        return self.handle_no_permission(request, view_func)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        behind = unsent.ADDRESS if unsent.keep_unsent(request) else unsent.came_from(request)
        return redirect_to_login(behind, self.get_login_url(view_func), self.get_redirect_field_name(view_func))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        arrived = request.method == "POST" and response.status_code < 400  # noqa: PLR2004 - HTTP's own number
        kept = unsent.find_unsent(request) if arrived and getattr(request, "member", None) else None
        if kept and kept[0] == request.get_full_path():
            unsent.forget_unsent(request)
        return response
