"""Dated commitments as calendars read them (iCalendar, RFC 5545), and whose calendar address something is."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.commitments.models import Commitment
from guildhouse.commitments.policies import can_commit
from guildhouse.commitments.queries.opening import hold_keys_of, open_promise
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links import find_link
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone

PURPOSE = "commitments.calendar"
PRODUCT = "-//Guildhouse//Commitments//EN"
MOST = 500
HALF_AN_HOUR = timedelta(minutes=30)


def find_reader(token: str) -> Member:
    """Who subscribed; NotFound for an address that was never ours, was taken back, or whose member is not here any more."""
    member = find_link(PURPOSE, token).member
    if member is None or not can_commit(member):
        raise NotFound(_("This calendar is not there any more."))
    return member


def find_since(member: Member) -> datetime | None:
    """Since when there is an address; None without one."""
    links = SecretLink.objects.filter(purpose=PURPOSE, member=member, revoked_at=None)
    return links.values_list("created_at", flat=True).first()


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
