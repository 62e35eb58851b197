"""What an event must say before it is kept, whoever sends it: words cleaned, times in order, seats countable."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.markdown import one_line
from guildhouse.members.queries.zones import find_zone_name

LONGEST = timedelta(days=14)
FURTHEST = timedelta(days=3 * 366)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
MOST_SEATS = 100_000
LENGTHS = {"title": 160, "purpose": 300, "place": 300, "link": 500}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What organisers say about an event. Times are moments; `capacity` None is as many as want to come."""

    title: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    body: str = ""
    kind: str = Gathering.Kind.MEETUP
    way: str = Gathering.Way.PERSON
    place: str = ""
    link: str = ""
    closes_at: datetime | None = None
    capacity: int | None = None


def check_plan(plan: Plan, *, before: Gathering | None = None) -> Plan:
    """The plan with its words cleaned. Raises Invalid naming the field; what `before` has already may stay as it is."""
    cleaned: dict[str, Any] = {name: one_line(getattr(plan, name)[:2000]) for name in LENGTHS}
    plan = replace(plan, **cleaned)
    _check_words(plan)
    _check_place(plan)
    zone = find_zone_name(plan.zone[:100])
    if zone is None:
        raise Invalid(
            _("This time zone is not known. Write it as a city, for instance Paris or New York."), field="zone"
        )
    _check_times(plan, before)
    if plan.capacity is not None and not 1 <= plan.capacity <= MOST_SEATS:
        raise Invalid(_("Write how many can come, from 1 to 100,000, or leave it empty."), field="capacity")
    return replace(plan, zone=zone)


def _check_words(plan: Plan) -> None:
    if not plan.title:
        raise Invalid(_("Give the event a name, so that people can tell what it is."), field="title")
    if not plan.purpose:
        raise Invalid(_("Say in a sentence what people take home from it."), field="purpose")
    for name, most in LENGTHS.items():
        if len(getattr(plan, name)) > most:
            raise Invalid(
                _("This holds %(most)d characters. Say the rest in the description.") % {"most": most}, field=name
            )
    if plan.kind not in Gathering.Kind.values:
        raise Invalid(_("Choose one of the kinds of events."), field="kind")
    if plan.way not in Gathering.Way.values:
        raise Invalid(_("Say whether people meet in person, online or both."), field="way")


def _check_place(plan: Plan) -> None:
    if plan.way != Gathering.Way.ONLINE and not plan.place:
        raise Invalid(_("Say where people meet; “to be announced” is an answer too."), field="place")
    if plan.link and not is_web_address(plan.link):
        raise Invalid(_("Write the whole address, beginning with https://."), field="link")


def is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(sign in address for sign in " <>\"'\\")
    )


def _check_times(plan: Plan, before: Gathering | None) -> None:
    now = timezone.now()
    moved = before is None or before.starts_at != plan.starts_at
    if moved and plan.starts_at <= now:
        raise Invalid(_("This time is past. Choose one that is still to come."), field="starts")
    if plan.starts_at > now + FURTHEST or plan.starts_at < EARLIEST:
        raise Invalid(_("Choose a day within the next three years."), field="starts")
    if plan.ends_at <= plan.starts_at:
        raise Invalid(_("It ends before it begins. Choose a later end."), field="ends")
    if plan.ends_at - plan.starts_at > LONGEST:
        raise Invalid(_("An event lasts two weeks at most. Plan several, or choose an earlier end."), field="ends")
    if plan.closes_at is not None and (plan.closes_at > plan.starts_at or plan.closes_at < EARLIEST):
        raise Invalid(
            _("Registration closes before the event begins. Choose an earlier time or leave it empty."), field="closes"
        )
