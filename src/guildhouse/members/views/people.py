"""The directory of members, and names after @."""

from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.fragments import Fragments
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.alike import find_candidates
from guildhouse.members.queries.asking import Asked, read_asked
from guildhouse.members.queries.counting import Value
from guildhouse.members.queries.directory import Found, find_people, find_these, name_chosen
from guildhouse.members.queries.facets import FACETS
from guildhouse.members.queries.people import complete_names

COMPLETIONS, COMPLETIONS_PER = 240, timedelta(minutes=1)
_drawn_facets, _drawn_people = Fragments(most=200), Fragments(most=2000)


class Facet(NamedTuple):
    """`base` is an address that a value is put behind."""

    label: str
    base: str
    chosen: str
    values: tuple[Value, ...]


@require_GET
def show_directory(request: MemberRequest) -> HttpResponse:
    _refuse_strangers(request)
    asked = read_asked(request.GET)
    found, ties = _look(request.member, asked, read_number(request.GET.get("page", ""), 1))
    return render(request, "members/directory.html", {
        "asked": asked, "found": found, "ties": ties, "chosen": _list_chosen(asked, found),
        "facets": _list_facets(asked, found), "page_address": f"{_address(asked, asked.chosen)}&page=",
        "drawn_facets": _drawn_facets, "drawn_people": _drawn_people,
        "sorts": [("name", _("By name")), ("newest", _("Newest first")), ("ties", _("What ties me to them"))],
    }, block="people")  # fmt: skip


def _look(viewer: Member, asked: Asked, page: int) -> tuple[Found, dict[int, str]]:
    """Who is found, and per member the strongest of what ties the viewer to them, in words."""
    if asked.sort != "ties":
        found = find_people(viewer, asked, page)
        tied = find_ties(viewer, [one.id for one in found.people if one.id != viewer.pk])
    else:
        tied = find_ties(viewer, find_candidates(viewer))
        strongest = sorted(tied, key=lambda other: (-sum(tie.weight for tie in tied[other]), other))
        found = find_these(viewer, asked, page, strongest)
    return found, {other: these[0].words for other, these in tied.items()}


def _list_chosen(asked: Asked, found: Found) -> list[dict[str, str]]:
    return [
        {
            "facet": str(FACETS[facet]), "words": name_chosen(found, facet, value),
            "address": _address(asked, {key: one for key, one in asked.chosen.items() if key != facet}),
        }
        for facet, value in asked.chosen.items()
    ]  # fmt: skip


def _list_facets(asked: Asked, found: Found) -> tuple[Facet, ...]:
    rows = []
    for facet, values in found.facets.items():
        others = _address(asked, {key: one for key, one in asked.chosen.items() if key != facet})
        base = f"{others}{'' if others.endswith('?') else '&'}{facet}="
        rows.append(Facet(str(FACETS[facet]), base, asked.chosen.get(facet, ""), values))
    return tuple(rows)


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
