"""Removing posts and topics, and taking that back. A removed post keeps its number; its words leave every page."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.finding import lock_post, lock_topic
from guildhouse.discussions.events import PostDeleted, PostRestored, TopicDeleted, TopicRestored
from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.policies import can_delete_post, can_delete_topic
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member
from guildhouse.spaces.queries import find_access


@transaction.atomic
def delete_post(post: Post, *, by: Member) -> None:
    """Removes a reply. The first post goes with its topic: see `delete_topic`."""
    topic, post, access = lock_post(post, by)
    if post.number == 1:
        raise Conflict(_("This post opens the topic. Delete the topic if all of it should go."))
    if not can_delete_post(access, post):
        raise NotAllowed(_("Only its author and the hosts can delete this post."))
    if post.deleted_at is not None:
        return
    Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now(), deleted_by=by, version=F("version") + 1)
    unaccepted = None if topic.accepted_post_id == post.pk else topic.accepted_post_id
    Topic.objects.filter(pk=topic.pk).update(replies_count=F("replies_count") - 1, accepted_post=unaccepted)
    pulse(f"topic:{topic.pk}")
    emit(PostDeleted(topic_id=topic.pk, post_id=post.pk, by_id=by.pk))


@undoes("discussions.delete_post")
@transaction.atomic
def restore_post(*, by: Member, post_id: int, **_more: Any) -> Post:
    """Brings a removed reply back; whoever removed it may, and the hosts."""
    topic, post, access = lock_post(Post.objects.get(pk=post_id), by)
    if post.deleted_at is None:
        return post
    if not can_delete_post(access, post) or (post.deleted_by_id != by.pk and not access.is_host):
        raise NotAllowed(_("A host removed this post. They can bring it back."))
    Post.objects.filter(pk=post.pk).update(
        deleted_at=None, deleted_by=None, hidden_because="", version=F("version") + 1
    )
    Topic.objects.filter(pk=topic.pk).update(replies_count=F("replies_count") + 1)
    pulse(f"topic:{topic.pk}")
    emit(PostRestored(topic_id=topic.pk, post_id=post.pk, by_id=by.pk))
    return post


@transaction.atomic
def delete_topic(topic: Topic, *, by: Member) -> None:
    """Removes a topic with all its posts. Authors may while nobody else has answered; hosts always."""
    topic = lock_topic(topic.pk)
    if not can_delete_topic(find_access(by, topic.space), topic):
        raise NotAllowed(
            _("Others have answered here, so only a host can delete the whole topic. You can delete your own posts.")
        )
    Topic.objects.filter(pk=topic.pk).update(deleted_at=timezone.now(), deleted_by=by)
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(TopicDeleted(topic_id=topic.pk, by_id=by.pk))


@undoes("discussions.delete_topic")
@transaction.atomic
def restore_topic(*, by: Member, topic_id: int, **_more: Any) -> Topic:
    topic = lock_topic(topic_id)
    if topic.deleted_by_id != by.pk and not find_access(by, topic.space).is_host:
        raise NotAllowed(_("Only the hosts and whoever deleted this topic can bring it back."))
    Topic.objects.filter(pk=topic.pk).update(deleted_at=None, deleted_by=None, hidden_because="")
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(TopicRestored(topic_id=topic.pk, by_id=by.pk))
    return topic
