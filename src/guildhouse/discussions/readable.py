"""Topics and posts as other rooms may speak of them."""

from typing import Any

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.readable import Readable, readables

LENGTH = 300


def read_topic(topic_id: int, viewer: Any) -> Readable | None:
    topic = Topic.objects.visible_to(viewer).filter(pk=topic_id).first()
    if topic is None:
        return None
    first = topic.posts.filter(number=1).values_list("html", flat=True).first() or ""
    return Readable("topic", topic.pk, topic.title, excerpt(first, LENGTH), topic.get_absolute_url())


def read_post(post_id: int, viewer: Any) -> Readable | None:
    post = Post.objects.visible_to(viewer).select_related("topic").filter(pk=post_id).first()
    if post is None:
        return None
    return Readable("post", post.pk, post.topic.title, excerpt(post.html, LENGTH), post.get_absolute_url())


readables.register("topic", read_topic)
readables.register("post", read_post)
