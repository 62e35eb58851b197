"""What discussions bring to a member's day: posts they wanted to be reminded of."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.models import Bookmark
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.spaces.queries import readable_space_ids

MOST = 20


def kept_posts_due(member: Member) -> Iterator[TodayItem]:
    due = list(
        Bookmark.objects.filter(member=member, remind_on__lte=timezone.localdate(), post__deleted_at=None)
        .select_related("post__topic")
        .order_by("remind_on")[:MOST]
    )
    readable = set(readable_space_ids(member)) if due else set()
    for bookmark in due:
        if bookmark.post.topic.space_id not in readable or bookmark.post.topic.deleted_at:
            continue
        yield TodayItem(
            title=bookmark.post.topic.title,
            address=bookmark.post.get_absolute_url(),
            room="discussions",
            icon="bookmark",
            why=bookmark.note or _("You kept this post for today."),
        )


today_sources.register("discussions.kept", kept_posts_due)
