"""The directory of members, and names after @."""

from datetime import timedelta

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.throttle import throttle
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.people import complete_names, list_members

COMPLETIONS, COMPLETIONS_PER = 240, timedelta(minutes=1)


@require_GET
def show_directory(request: MemberRequest) -> HttpResponse:
    _refuse_strangers(request)
    asked, page = request.GET.get("q", "")[:80], request.GET.get("page", "")
    found = list_members(asked, read_number(page, 1))
    return render(request, "members/directory.html", {"found": found, "asked": asked}, block="people")


@require_GET
def complete(request: MemberRequest) -> JsonResponse:
    _refuse_strangers(request)
    throttle(f"completion:{request.member.pk}", limit=COMPLETIONS, per=COMPLETIONS_PER)
    asked, space = request.GET.get("q", ""), request.GET.get("space", "").replace("\0", "")[:60]
    people = complete_names(asked, viewer=request.member, space=space) if asked.strip() else []
    rows = [{"handle": one.handle, "name": one.name, "url": one.get_absolute_url()} for one in people]
    return JsonResponse(rows, safe=False)


def _refuse_strangers(request: MemberRequest) -> None:
    if not counts_as_member(request.member):
        raise NotAllowed(_("You will find the members here once a host has let you in."))
