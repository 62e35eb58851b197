"""For hosts of a house that is not furnished yet: how far it is. Asks nothing that the page has not asked already."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries import find_community
from guildhouse.site.furnishing import is_left_alone, list_rows, next_open


def remind_of_steps(member: Member) -> Iterator[TodayItem]:
    if not can_run_community(member) or is_left_alone(community := find_community()):
        return
    rows = list_rows(community)
    if (coming := next_open(rows)) is None:
        return
    done = {"done": sum(row.is_done for row in rows), "all": len(rows)}
    yield TodayItem(
        title=_("Your house is not furnished yet: %(done)d of %(all)d") % done,
        address="/house/first/", room="site", icon="house",
        why=_("Next: %(step)s. Every step can be left out.") % {"step": coming.step.label},
    )  # fmt: skip


today_sources.register("site.first_steps", remind_of_steps)
