"""Dated commitments as calendars read them (iCalendar, RFC 5545)."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from guildhouse.commitments.models import Commitment
from guildhouse.commitments.queries.opening import hold_keys_of, open_promise
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone

PRODUCT = "-//Guildhouse//Commitments//EN"
MOST = 500
HALF_AN_HOUR = timedelta(minutes=30)


def write_calendar(member: Member, name: str) -> bytes:
    """What the member does and has a day for; nothing of what others promised. Two queries."""
    from icalendar import Calendar  # noqa: PLC0415 - slow import, needed by few requests

    calendar = Calendar()
    for key, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name)):
        calendar.add(key, value)
    own = Commitment.objects.filter(doer=member, state=Commitment.State.OPEN, on__isnull=False)
    found = list(own.select_related("doer", "author").order_by("on")[:MOST])
    hold_keys_of(found, member)
    for one in found:
        calendar.add_component(_describe(one, member))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _describe(one: Commitment, member: Member) -> Any:
    """A day without an hour is a whole day; with one, the half hour before it, so that it ends in time."""
    from icalendar import Event  # noqa: PLC0415 - slow import, needed by few requests

    promise, address = open_promise(one, member), settings.SITE_ADDRESS + one.get_absolute_url()
    entry = Event()
    entry.add("uid", f"commitment-{one.pk}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}")
    entry.add("dtstamp", one.created_at)
    entry.add("summary", promise.what)
    entry.add("description", f"{promise.why}\n\n{address}" if promise.why else address)
    entry.add("url", address)
    entry.add("transp", "TRANSPARENT")
    if one.on is not None and one.at is not None:
        end = datetime.combine(one.on, one.at, find_zone(one.zone))
        entry.add("dtstart", end - HALF_AN_HOUR)
        entry.add("dtend", end)
    elif one.on is not None:
        entry.add("dtstart", one.on)
        entry.add("dtend", one.on + timedelta(days=1))
    return entry
