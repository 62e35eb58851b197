"""The manual inside: its index, narrowed by words, and one page for each thing people do."""

from datetime import timedelta
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.throttle import client_network, throttle
from guildhouse.site.manuals import GROUPS, INDEX, find_page, find_picture, list_pages, search_pages

LONGEST = 80
A_MINUTE, MOST_A_MINUTE = timedelta(minutes=1), 60  # searches of visitors from one network


@login_not_required
@require_safe
def show_index(request: HouseRequest) -> HttpResponse:
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    if asked and request.member is None:
        throttle(f"manual:{client_network(request)}", limit=MOST_A_MINUTE, per=A_MINUTE)
    found = search_pages(asked)
    title, lead = (
        _("Manual"),
        _("One page for each thing people do here. Each says where, how, and what others see of it."),
    )
    return render(request, "site/manual.html", {
        "asked": asked,
        "count": len(found),
        "groups": [(GROUPS[group], list(pages)) for group, pages in groupby(found, key=lambda page: page.group)],
        "lead": lead,
        "outward": None if asked else Outward(title=title, text=lead, address=INDEX),
    }, block="found")  # fmt: skip


@login_not_required
@require_safe
def show_page(request: HouseRequest, subject: str) -> HttpResponse:
    page = find_page(subject)
    if page is None:
        raise NotFound(_("The manual has no such page."))
    others = [one for one in list_pages() if one.group == page.group and one.name != page.name]
    return render(request, "site/manual_page.html", {
        "page": page,
        "picture": find_picture(page),
        "may_go": not page.is_for_hosts or (request.member is not None and request.member.is_host),
        "group": GROUPS[page.group],
        "others": others,
        "outward": Outward(title=page.title, text=page.about, address=page.own_address, kind="article"),
    })  # fmt: skip
