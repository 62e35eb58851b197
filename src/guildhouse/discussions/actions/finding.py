"""Fetching a post to change it: locked topic first, always in that order, so that two acts cannot wait for each other."""

from django.utils.translation import gettext as _

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.spaces.policies import Access
from guildhouse.spaces.queries import find_access


def lock_post(post: Post, by: Member) -> tuple[Topic, Post, Access]:
    """The topic (locked), the post as it is now, and how `by` stands to the space.

    Conflict when the post has left the topic meanwhile: a second lock could wait for somebody who waits for the first.
    """
    topic = lock_topic(post.topic_id)
    fresh = Post.objects.get(pk=post.pk)
    if fresh.topic_id != topic.pk:
        raise Conflict(_("This post was moved to another topic a moment ago. Look again, then choose."))
    return topic, fresh, find_access(by, topic.space)


def lock_topic(topic_id: int) -> Topic:
    return lock(Topic.objects.filter(pk=topic_id)).select_related("space").get()
