"""What waits for hosts: people at the door, and the date on which the community's page is looked at again."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.kernel.times import day
from guildhouse.members.models import Member
from guildhouse.members.policies import can_decide_requests, can_run_community
from guildhouse.members.queries import find_community
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


today_sources.register("members", list_for_hosts)
