"""Commitments for calendar programs: an address of one's own, and the page that makes it."""

from django.utils import translation
from django.utils.translation import gettext as _

from guildhouse.commitments.queries.calendars import write_calendar
from guildhouse.commitments.queries.finding import refuse_strangers
from guildhouse.kernel.calendar_addresses import CalendarAddress, make_views
from guildhouse.members.models import Member
from guildhouse.members.queries.languages import language_for


def write_own(member: Member) -> bytes:
    with translation.override(language_for(member.language)):
        return write_calendar(member, _("Commitments"))


manage_own, show_own = make_views(CalendarAddress(
    purpose="commitments.calendar", place="/commitments/calendar/", template="commitments/calendar.html", file="commitments.ics",
    refuse=refuse_strangers, write=write_own,
))  # fmt: skip
