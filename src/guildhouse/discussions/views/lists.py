"""Lists of topics: one space's, and all that one may read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.discussions.outward import describe_space
from guildhouse.discussions.queries.topic_lists import SORTS, Wishes, list_topics
from guildhouse.discussions.queries.words import ListWords
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.spaces.policies import can_enter, can_host, can_read, can_write
from guildhouse.spaces.queries import find_renamed, find_space

LAST_PAGE = 1000


@login_not_required
@require_GET
def show_space(request: HouseRequest, slug: str) -> HttpResponse:
    try:
        access = find_space(request.member, slug)
    except NotFound:
        if (renamed := find_renamed(slug)) is None:
            raise
        return redirect(find_space(request.member, renamed.slug).space, permanent=True)
    if not can_read(access):
        return redirect("space_about", slug=slug)
    wishes = _read_wishes(request)
    return render(request, "discussions/space.html", {
        "access": access,
        "space": access.space,
        "outward": describe_space(access.space, request.member),
        "topics": list_topics(request.member, wishes, access.space),
        "wishes": wishes,
        "words": ListWords(),
        "may_write": can_write(access),
        "may_enter": can_enter(access),
        "may_host": can_host(access),
    }, block="topics")  # fmt: skip


@login_not_required
@require_GET
def show_all(request: HouseRequest) -> HttpResponse:
    wishes = _read_wishes(request)
    return render(
        request,
        "discussions/all_topics.html",
        {
            "topics": list_topics(request.member, wishes),
            "wishes": wishes,
            "words": ListWords(),
            "outward": Outward(title=_("Topics"), text=_("What people talk about in open spaces."), address="/topics/"),
        },
        block="topics",
    )


def _read_wishes(request: HouseRequest) -> Wishes:
    """What makes no sense in an address is the default, so that old links keep working."""
    sort = request.GET.get("sort", "latest")
    return Wishes(
        sort=sort if sort in SORTS else "latest",
        kind=request.GET.get("kind", "")[:12],
        tag=request.GET.get("tag", "")[:40],
        page=max(1, min(read_number(request.GET.get("page", ""), 1), LAST_PAGE)),
    )
