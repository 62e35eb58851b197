"""What trust is earned by in discussions: reading, and reactions of others to what one wrote."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, F, Sum

from guildhouse.discussions.models import Reaction, TopicRead
from guildhouse.kernel.ports.earnings import earnings


def count_topics(member_ids: Sequence[int]) -> Mapping[int, int]:
    rows = TopicRead.objects.filter(member__in=member_ids, number__gt=0)
    return dict(rows.values_list("member_id").annotate(Count("id")).order_by())


def count_posts(member_ids: Sequence[int]) -> Mapping[int, int]:
    """A mark says how far somebody has read, and posts are numbered without gaps."""
    return dict(
        TopicRead.objects.filter(member__in=member_ids).values_list("member_id").annotate(Sum("number")).order_by()
    )


def count_thanks(member_ids: Sequence[int]) -> Mapping[int, int]:
    """Reactions of others to posts that stand; those under a pseudonym count, since nobody else sees the figure."""
    rows = Reaction.objects.filter(post__author__in=member_ids, post__deleted_at=None).exclude(member=F("post__author"))
    return dict(rows.values_list("post__author_id").annotate(Count("id")).order_by())


earnings.register("topics_read", count_topics)
earnings.register("posts_read", count_posts)
earnings.register("thanks", count_thanks)
