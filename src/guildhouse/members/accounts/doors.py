"""django-allauth's addresses, each answering truthfully: 422 when something in the form must be mended."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import urls as account_urls
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

FORMS = ("form", "verify_form", "change_form")
View = Callable[..., HttpResponse]


def tell_truth(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        if request.method == "POST" and any(getattr(context.get(name), "errors", None) for name in FORMS):
            response.status_code = 422
        return response

    return answer


def make_doors() -> list[URLPattern]:
    return [
        URLPattern(door.pattern, tell_truth(door.callback), door.default_args, door.name)
        for door in account_urls.urlpatterns
        if isinstance(door, URLPattern)
    ]
