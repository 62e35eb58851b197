"""What waits for the hosts of a space: the day on which they look at its purpose again."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.kernel.times import day
from guildhouse.members.models import Member
from guildhouse.spaces.queries import list_due_reviews


def list_reviews_due(member: Member) -> Iterator[TodayItem]:
    for space in list_due_reviews(member, timezone.localdate()):
        yield TodayItem(
            title=_("Look at the purpose of %(space)s again") % {"space": isolate(space.name)},
            address=f"{space.get_absolute_url()}review/",
            room="spaces",
            icon="target",
            why=_("The hosts set this day themselves: %(day)s.") % {"day": day(space.review_on)},
        )


today_sources.register("spaces.reviews", list_reviews_due)
