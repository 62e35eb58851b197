"""What goes into feeds: only what everybody may read, so that a feed's address is no secret."""

from django.db.models import QuerySet

from guildhouse.discussions.models import Post, Topic
from guildhouse.spaces.models import Space

SHOWN = 40


def public_topics(space: Space | None = None) -> "QuerySet[Post]":
    """The first posts of the newest topics of open spaces."""
    posts = Post.objects.filter(
        number=1, deleted_at=None, topic__deleted_at=None, topic__space__join_rule=Space.JoinRule.OPEN
    )
    if space is not None:
        posts = posts.filter(topic__space=space)
    return posts.select_related("author", "topic").order_by("-topic__created_at")[:SHOWN]


def newest_posts(topic: Topic) -> "QuerySet[Post]":
    return (
        Post.objects.filter(topic=topic, deleted_at=None).select_related("author", "topic").order_by("-number")[:SHOWN]
    )
