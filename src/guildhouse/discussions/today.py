"""What discussions bring to a member's day: posts they wanted to be reminded of."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.queries.kept import list_kept_due
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member


def kept_posts_due(member: Member) -> Iterator[TodayItem]:
    for kept in list_kept_due(member, timezone.localdate()):
        yield TodayItem(
            title=kept.title,
            address=f"/posts/{kept.post_id}/",
            room="discussions",
            icon="bookmark",
            why=kept.note or _("You kept this post for today."),
        )


today_sources.register("discussions.kept", kept_posts_due)
