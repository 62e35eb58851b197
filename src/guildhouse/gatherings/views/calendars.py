"""Events for calendars: a file for one, an address of one's own for all one goes to."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.gatherings.policies import sees_link
from guildhouse.gatherings.queries.calendars import list_own, write_calendar
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.kernel.calendar_addresses import CalendarAddress, answer_calendar, make_views
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.http import HouseRequest
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries import find_community
from guildhouse.members.queries.languages import language_for


@login_not_required
@require_GET
def show_file(request: HouseRequest, gathering_id: int) -> HttpResponse:
    standing = find_gathering(request.member, gathering_id)
    written = write_calendar([(standing.gathering, sees_link(standing), standing.is_waiting)])
    return answer_calendar(written, f"event-{gathering_id}.ics")


def refuse_strangers(member: Member | None) -> None:
    if not counts_as_member(member):
        raise NotAllowed(_("Once a host has let you in, your calendar can follow what you go to."))


def write_own(member: Member) -> bytes:
    with translation.override(language_for(member.language)):
        return write_calendar(list_own(member), find_community().name)


manage_own, show_own = make_views(CalendarAddress(
    purpose="gatherings.calendar", place="/events/calendar/", template="gatherings/calendar.html", file="events.ics",
    refuse=refuse_strangers, write=write_own,
))  # fmt: skip
