"""The picture of a page, for whoever shows a link to it: drawn of what strangers may read, and of nothing else."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.cards import can_draw, find_drawn
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.outward import Card, cards
from guildhouse.kernel.throttle import client_network, throttle
from guildhouse.members.queries import find_community

MOST, PER = 120, timedelta(minutes=1)
KEPT = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def show_card(request: HttpRequest, kind: str, thing_id: int, mark: str) -> HttpResponse:
    """Its address follows from what it shows, so it is kept for good; an older one leads to what it shows now."""
    card, community = _find(kind, thing_id), find_community().name
    if mark != card.mark(community):
        return redirect(card.address(community))
    headers = {"Cache-Control": KEPT, "ETag": f'"{mark}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    throttle(f"card:{client_network(request)}", limit=MOST, per=PER)
    return HttpResponse(find_drawn(card, community), content_type="image/png", headers=headers)


def _find(kind: str, thing_id: int) -> Card:
    """As strangers see it, whoever asks. NotFound where they may not read, and where no card can be drawn."""
    read = cards.get(kind)
    card = read(thing_id) if read is not None and can_draw() and find_community().is_public else None
    if card is None:
        raise NotFound(_("There is nothing at this address."))
    return card
