"""The directory of members, and names after @."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.alike import find_candidates
from guildhouse.members.queries.directory import (
    Asked,
    Found,
    away_from,
    find_people,
    find_these,
    name_chosen,
    read_asked,
)
from guildhouse.members.queries.facets import FACETS
from guildhouse.members.queries.people import complete_names

COMPLETIONS, COMPLETIONS_PER = 240, timedelta(minutes=1)


@require_GET
def show_directory(request: MemberRequest) -> HttpResponse:
    _refuse_strangers(request)
    asked = read_asked(request.GET)
    found, ties = _look(request.member, asked, read_number(request.GET.get("page", ""), 1))
    return render(request, "members/directory.html", {
        "asked": asked, "found": found, "ties": ties, "chosen": _list_chosen(asked, found),
        "facets": _list_facets(asked, found), "page_address": f"{_address(asked, asked.chosen)}&page=",
        "sorts": [("name", _("By name")), ("newest", _("Newest first")), ("ties", _("What ties me to them"))],
    }, block="people")  # fmt: skip


def _look(viewer: Member, asked: Asked, page: int) -> tuple[Found, dict[int, str]]:
    """Who is found, and per member the strongest of what ties the viewer to them, in words."""
    away = away_from(viewer)
    if asked.sort != "ties":
        found = find_people(viewer, asked, page, away)
        tied = find_ties(viewer, [one.id for one in found.people if one.id != viewer.pk])
    else:
        tied = find_ties(viewer, find_candidates(viewer))
        strongest = sorted(tied, key=lambda other: (-sum(tie.weight for tie in tied[other]), other))
        found = find_these(viewer, asked, page, away, strongest)
    return found, {other: these[0].words for other, these in tied.items()}


def _list_chosen(asked: Asked, found: Found) -> list[dict[str, str]]:
    return [
        {
            "facet": str(FACETS[facet]), "words": name_chosen(found, facet, value),
            "address": _address(asked, {key: one for key, one in asked.chosen.items() if key != facet}),
        }
        for facet, value in asked.chosen.items()
    ]  # fmt: skip


def _list_facets(asked: Asked, found: Found) -> list[dict[str, Any]]:
    return [
        {
            "label": str(FACETS[facet]), "is_open": facet in asked.chosen,
            "choices": [
                {
                    "words": one.words, "count": one.count, "is_chosen": asked.chosen.get(facet) == one.value,
                    "address": _address(asked, {**asked.chosen, facet: one.value}),
                }
                for one in values
            ],
        }
        for facet, values in found.facets.items()
    ]  # fmt: skip


def _address(asked: Asked, chosen: Any) -> str:
    given = {"q": asked.words, "sort": asked.sort, **chosen}
    return "/members/?" + urlencode(
        {key: value for key, value in given.items() if value and (key, value) != ("sort", "name")}
    )


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
