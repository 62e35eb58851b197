"""Who asks to connect; and for hosts people at the door, and the date on which the community's page is looked at again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.due import due_words
from guildhouse.kernel.names import join_names
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.kernel.times import day
from guildhouse.members.actions.connecting import WAITING
from guildhouse.members.models import Member
from guildhouse.members.policies import can_decide_requests, can_run_community
from guildhouse.members.queries import find_community
from guildhouse.members.queries.connections import list_waiting
from guildhouse.members.queries.joining import count_waiting_requests


def list_for_hosts(member: Member) -> Iterable[TodayItem]:
    if can_decide_requests(member) and (count := count_waiting_requests()):
        title = ngettext("%(n)s person asks to join", "%(n)s people ask to join", count) % {"n": count}
        yield TodayItem(
            title, "/community/requests/", "members", "user-plus", _("They can read, but not write yet."), None, count
        )
    if not can_run_community(member):
        return
    review_on = find_community().review_on
    if review_on and review_on <= timezone.localdate():
        yield TodayItem(
            _("Look at the community's purpose again"),
            "/community/review/",
            "members",
            "target",
            _("The hosts set this day themselves: %(day)s.") % {"day": day(review_on)},
        )


def word_waiting(member: Member, _days: Mapping[int, date]) -> Iterator[TodayItem]:
    """All who ask together; one query, and only while somebody asks."""
    if not (waiting := list_waiting(member)):
        return
    names, count = join_names(one.person.name for one in reversed(waiting))
    title = ngettext("%(names)s asks to connect with you", "%(names)s ask to connect with you", count)
    why = waiting[0].words if len(waiting) == 1 else _("Say yes, or let it be; nobody is told of a no.")
    yield TodayItem(title % {"names": names}, "/connections/", "members", "user-plus", why, None, len(waiting))


today_sources.register("members", list_for_hosts)
due_words.register(WAITING, word_waiting)
