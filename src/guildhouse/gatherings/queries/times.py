"""When an event is, in words: in the reader's zone, and in its own where the two differ."""

from datetime import datetime, tzinfo

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guildhouse.gatherings.models import Gathering
from guildhouse.members.queries.zones import find_zone


def say_when(gathering: Gathering, zone: tzinfo | None = None) -> str:
    """From when to when, as clocks in `zone` show it; the reader's zone when none is named."""
    begins, ends = (moment.astimezone(zone or timezone.get_current_timezone()) for moment in _span(gathering))
    first = formats.date_format(begins, pgettext("format of a date", "l j F Y, H:i"))
    if begins.date() == ends.date():
        last = formats.date_format(ends, pgettext("format of a date", "H:i"))
        return f"{first}–{last}"
    return f"{first} – {formats.date_format(ends, pgettext('format of a date', 'l j F Y, H:i'))}"


def say_elsewhere(gathering: Gathering, zone: tzinfo | None = None) -> str:
    """The same in the event's own zone, named; hours alone where the day is the same one, empty where both zones show the same times."""
    own = find_zone(gathering.zone)
    reader = zone or timezone.get_current_timezone()
    if all(moment.astimezone(own).utcoffset() == moment.astimezone(reader).utcoffset() for moment in _span(gathering)):
        return ""
    days = {moment.astimezone(one).date() for moment in _span(gathering) for one in (own, reader)}
    when = _say_hours(gathering, own) if len(days) == 1 else say_when(gathering, own)
    return _("%(when)s, %(place)s time") % {"when": when, "place": name_zone(gathering.zone)}


def _say_hours(gathering: Gathering, zone: tzinfo) -> str:
    pattern = pgettext("format of a date", "H:i")
    return "–".join(formats.date_format(moment.astimezone(zone), pattern) for moment in _span(gathering))


def say_both(gathering: Gathering, zone: tzinfo | None = None) -> str:
    """For mails and notices: the reader's time and, where it differs, the event's."""
    here, there = say_when(gathering, zone), say_elsewhere(gathering, zone)
    reader = str(zone or timezone.get_current_timezone())
    if not there:
        return _("%(when)s, %(place)s time") % {"when": here, "place": name_zone(gathering.zone)}
    return _("%(when)s, %(place)s time (%(there)s)") % {"when": here, "place": name_zone(reader), "there": there}


def name_zone(zone: str) -> str:
    """`America/New_York` is New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def _span(gathering: Gathering) -> tuple[datetime, datetime]:
    return gathering.starts_at, gathering.ends_at
