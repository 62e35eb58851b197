"""What has waited on the desk for longer than it should."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhouse.insights.queries.lanes import count_late
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.spaces.queries import hosts_anywhere


def list_late(member: Member) -> Iterator[TodayItem]:
    """One query, for hosts alone; whether one is a host has been asked already."""
    if not hosts_anywhere(member):
        return
    for key, lane, count in count_late(member):
        if lane.say_late is not None:
            yield TodayItem(
                lane.say_late(count),
                f"/desk/?lane={key}",
                "insights",
                lane.icon,
                _("Take one in hand on your desk."),
                None,
                count,
            )


today_sources.register("insights", list_late)
