"""django-allauth's addresses, each counting its posts and answering truthfully: 422 when something must be mended."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import urls as account_urls
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from guildhouse.members.accounts.limits import count_post

FORMS = ("form", "verify_form", "change_form")
View = Callable[..., HttpResponse]


def tell_truth(view: View, door: str) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            count_post(request, door)
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        if request.method == "POST" and any(getattr(context.get(name), "errors", None) for name in FORMS):
            response.status_code = 422
        return response

    return answer


def make_doors() -> list[URLPattern]:
    return [
        URLPattern(door.pattern, tell_truth(door.callback, door.name or ""), door.default_args, door.name)
        for door in account_urls.urlpatterns
        if isinstance(door, URLPattern)
    ]
