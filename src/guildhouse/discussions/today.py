"""What discussions bring to a member's day: posts they wanted to be reminded of."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.models import Bookmark, Post
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member

MOST = 20


def kept_posts_due(member: Member) -> Iterator[TodayItem]:
    due = Bookmark.objects.filter(
        member=member, remind_on__lte=timezone.localdate(), post__in=Post.objects.visible_to(member)
    )
    for bookmark in due.select_related("post__topic").order_by("remind_on")[:MOST]:
        yield TodayItem(
            title=bookmark.post.topic.title,
            address=bookmark.post.get_absolute_url(),
            room="discussions",
            icon="bookmark",
            why=bookmark.note or _("You kept this post for today."),
        )


today_sources.register("discussions.kept", kept_posts_due)
