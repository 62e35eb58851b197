"""Puts the member on the request, with their language and time zone."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpResponse
from django.utils import timezone, translation

from guildhouse.kernel.http import HouseRequest
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone


class MemberContext:
    def __init__(self, get_response: Callable[[HouseRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponse:
        user = get_user(request)
        request.member = user if isinstance(user, Member) else None
        zone = request.member.time_zone if request.member else ""
        timezone.activate(find_zone(zone or settings.TIME_ZONE))
        language = request.member.language if request.member else ""
        translation.activate(language or translation.get_language_from_request(request))
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()
            translation.deactivate()
