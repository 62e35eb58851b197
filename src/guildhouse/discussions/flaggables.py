"""Topics and posts can be flagged; what those who keep order can do with them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.discussions.actions.curating import lock_for_replies, move_topic
from guildhouse.discussions.actions.moderating import hide_post, hide_topic, remove_post, show_post, show_topic
from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.queries.flagged import (
    decided_posts,
    decided_topics,
    find_flagged_post,
    find_flagged_topic,
    show_flagged_post,
    show_flagged_topic,
)
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.flaggables import Flaggable, flaggables
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


def hide_one_post(post_id: int, *, by: Member, reason: str, **_more: Any) -> None:
    hide_post(_post(post_id), by=by, because=reason)


def remove_one_post(post_id: int, *, by: Member, **_more: Any) -> None:
    remove_post(_post(post_id), by=by)


def show_one_post(post_id: int, *, by: Member, **_more: Any) -> None:
    show_post(_post(post_id), by=by)


def hide_one_topic(topic_id: int, *, by: Member, reason: str, **_more: Any) -> None:
    hide_topic(_topic(topic_id), by=by, because=reason)


def remove_one_topic(topic_id: int, *, by: Member, **_more: Any) -> None:
    hide_topic(_topic(topic_id), by=by, because="")


def show_one_topic(topic_id: int, *, by: Member, **_more: Any) -> None:
    show_topic(_topic(topic_id), by=by)


def lock_topic_of(topic_id: int, *, by: Member, reason: str, **_more: Any) -> None:
    lock_for_replies(_topic(topic_id), by=by, locked=True, because=reason)


def unlock_topic_of(topic_id: int, *, by: Member, **_more: Any) -> None:
    lock_for_replies(_topic(topic_id), by=by, locked=False)


def move_one_topic(topic_id: int, *, by: Member, to: int = 0, **_more: Any) -> None:
    space = Space.objects.visible_to(by).filter(pk=to).first()
    if space is None:
        raise NotFound(_("That space is not there any more. Choose another one."))
    move_topic(_topic(topic_id), by=by, to=space)


def _post(post_id: int) -> Post:
    post: Post = Post.objects.get(pk=post_id)
    return post


def _topic(topic_id: int) -> Topic:
    topic: Topic = Topic.objects.get(pk=topic_id)
    return topic


flaggables.register("post", Flaggable(
    kind="post", label=lazy("Post"), find=find_flagged_post, show=show_flagged_post, decides=decided_posts,
    acts={"hide": hide_one_post, "remove": remove_one_post, "restore": show_one_post},
))  # fmt: skip
flaggables.register("topic", Flaggable(
    kind="topic", label=lazy("Topic"), find=find_flagged_topic, show=show_flagged_topic, decides=decided_topics,
    acts={
        "hide": hide_one_topic, "lock": lock_topic_of, "move": move_one_topic, "remove": remove_one_topic,
        "restore": show_one_topic, "unlock": unlock_topic_of,
    },
))  # fmt: skip
