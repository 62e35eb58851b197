"""Events as calendars read them (iCalendar, RFC 5545): one event, or all a member goes to."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone

PRODUCT = "-//Guildhouse//Events//EN"
LATELY = timedelta(days=90)
MOST = 500
State = Attendance.State


def write_calendar(gatherings: Iterable[tuple[Gathering, bool, bool]], name: str = "") -> bytes:
    """Of each (event, whether the reader may know the link, whether they only wait for a seat).

    An event keeps its UID for good; SEQUENCE grows with what calendars must hear of. Words of confidential spaces stay in the house.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow import, needed by few requests

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    for gathering, sees_link, waits in gatherings:
        calendar.add_component(_describe(gathering, sees_link=sees_link, waits=waits))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _describe(gathering: Gathering, *, sees_link: bool, waits: bool) -> Any:
    from icalendar import Event  # noqa: PLC0415 - slow import, needed by few requests

    zone, address = find_zone(gathering.zone), settings.SITE_ADDRESS + gathering.get_absolute_url()
    entry = Event()
    entry.add("uid", f"gathering-{gathering.pk}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}")
    entry.add("dtstamp", gathering.changed_at)
    entry.add("dtstart", gathering.starts_at.astimezone(zone))
    entry.add("dtend", gathering.ends_at.astimezone(zone))
    entry.add("sequence", gathering.sequence)
    entry.add("url", address)
    entry.add("status", "CANCELLED" if gathering.is_cancelled else "TENTATIVE" if waits else "CONFIRMED")
    if gathering.space is not None and gathering.space.is_confidential:
        entry.add("summary", _("An event in confidence"))
        return entry
    entry.add("summary", gathering.title)
    entry.add("description", _tell(gathering, address, sees_link=sees_link))
    if gathering.place:
        entry.add("location", gathering.place)
    return entry


def _tell(gathering: Gathering, address: str, *, sees_link: bool) -> str:
    lines = [gathering.purpose]
    if gathering.is_cancelled:
        lines.insert(0, _("Called off: %(reason)s") % {"reason": gathering.cancelled_because})
    elif sees_link and gathering.link:
        lines.append(_("The way in: %(link)s") % {"link": gathering.link})
    return "\n\n".join([*lines, address])


def list_own(member: Member) -> list[tuple[Gathering, bool, bool]]:
    """What a member goes to, waits for or organises, from three months ago on; two queries."""
    answers = Attendance.objects.filter(member=member, state__in=(State.GOING, State.WAITING))
    states = dict(answers.values_list("gathering_id", "state"))
    mine = Q(pk__in=states) | Q(organisers__member=member)
    since = timezone.now() - LATELY
    found = Gathering.objects.visible_to(member).filter(mine, ends_at__gt=since).select_related("space").distinct()
    return [
        (one, states.get(one.pk) != State.WAITING, states.get(one.pk) == State.WAITING)
        for one in found.order_by("-starts_at")[:MOST]
    ]
