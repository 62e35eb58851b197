"""What events open to strangers say of themselves to those outside, and which the sitemap names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max

from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.queries.pages import GatheringPage
from guildhouse.kernel.ports.outward import Outward, Section, sections
from guildhouse.members.models import Member

MODES = {"person": "Offline", "online": "Online", "both": "Mixed"}


def describe_gathering(view: GatheringPage, viewer: Member | None) -> Outward | None:
    """For strangers alone; what they may not see was not found in the first place."""
    if viewer is not None:
        return None
    one = view.standing.gathering
    return Outward(title=one.title, text=one.purpose, address=one.get_absolute_url(), thing=_describe(view))


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
