"""What events open to strangers say of themselves to those outside, and which the sitemap names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.queries.pages import GatheringPage
from guildhouse.gatherings.queries.times import name_zone, say_when
from guildhouse.kernel.ports.outward import Card, Outward, Section, cards, sections
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone

MODES = {"person": "Offline", "online": "Online", "both": "Mixed"}


def describe_gathering(view: GatheringPage, viewer: Member | None) -> Outward | None:
    """For strangers alone; what they may not see was not found in the first place."""
    if viewer is not None:
        return None
    one = view.standing.gathering
    address = one.get_absolute_url()
    return Outward(title=one.title, text=one.purpose, address=address, card=_card_of(one), thing=_describe(view))


def _card_of(one: Gathering) -> Card:
    """When it is, in its own zone and the community's language, whoever looks."""
    with translation.override(settings.LANGUAGE_CODE):
        when = _("%(when)s, %(place)s time") % {
            "when": say_when(one, find_zone(one.zone)),
            "place": name_zone(one.zone),
        }
    return Card(kind="event", id=one.pk, title=one.title, above=when, below=one.purpose)


def find_event_card(gathering_id: int) -> Card | None:
    one = Gathering.objects.visible_to(None).filter(pk=gathering_id).first()
    return _card_of(one) if one is not None else None


def _describe(view: GatheringPage) -> dict[str, Any]:
    """Without the link to come in by: that is for those who come."""
    one = view.standing.gathering
    place = {"@type": "Place", "name": one.place or one.title, "address": one.place or one.title}
    online = {"@type": "VirtualLocation", "url": one.get_absolute_url()}
    return {
        "@type": "Event", "name": one.title, "description": one.purpose, "url": one.get_absolute_url(),
        "startDate": one.starts_at.isoformat(), "endDate": one.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if one.is_cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{MODES[one.way]}EventAttendanceMode",
        "location": {"person": place, "online": online, "both": [place, online]}[one.way],
        "organizer": [{"@type": "Person", "name": who.name, "url": who.address} for who in view.organisers],
    }  # fmt: skip


def last_gathering() -> int:
    return Gathering.objects.aggregate(last=Max("pk"))["last"] or 0


def list_open_gatherings(above: int, up_to: int) -> Iterator[tuple[str, datetime | None]]:
    rows = Gathering.objects.visible_to(None).filter(pk__gt=above, pk__lte=up_to).order_by("pk")
    for one in rows.only("changed_at").iterator():
        yield one.get_absolute_url(), one.changed_at


sections.register("events", Section(last_gathering, list_open_gatherings))
cards.register("event", find_event_card)
