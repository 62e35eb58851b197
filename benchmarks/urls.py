"""The house's addresses, and one that does nothing but know who is there."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from guildhouse.config.urls import urlpatterns as house


def show_nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("nothing")


urlpatterns = [path("null/", show_nothing), *house]
