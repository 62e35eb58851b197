"""Taking words out of sight with a reason that readers see, and showing them again."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.deleting import delete_post, delete_topic, restore_post, restore_topic
from guildhouse.discussions.actions.finding import lock_post, lock_topic
from guildhouse.discussions.events import PostDeleted, PostRestored
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member
from guildhouse.spaces.policies import Access, can_host

LONGEST = 300


@transaction.atomic
def hide_post(post: Post, *, by: Member, because: str) -> None:
    """Its words leave every page and the reason stands in their place; a topic's first post too. Twice is once."""
    topic, post, access = lock_post(post, by)
    refuse_others(access)
    if post.number > 1 and post.deleted_at is None:
        delete_post(post, by=by)
    elif post.deleted_at is None:
        Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now(), deleted_by=by, version=F("version") + 1)
        pulse(f"topic:{topic.pk}")
        emit(PostDeleted(topic_id=topic.pk, post_id=post.pk, by_id=by.pk))
    Post.objects.filter(pk=post.pk).update(hidden_because=because[:LONGEST], deleted_by=by)


@transaction.atomic
def show_post(post: Post, *, by: Member) -> None:
    """Brings hidden or removed words back, whoever took them away."""
    topic, post, access = lock_post(post, by)
    refuse_others(access)
    Post.objects.filter(pk=post.pk).update(hidden_because="")
    if post.deleted_at is None:
        return
    if post.number > 1:
        restore_post(by=by, post_id=post.pk)
        return
    Post.objects.filter(pk=post.pk).update(deleted_at=None, deleted_by=None, version=F("version") + 1)
    pulse(f"topic:{topic.pk}")
    emit(PostRestored(topic_id=topic.pk, post_id=post.pk, by_id=by.pk))


@transaction.atomic
def remove_post(post: Post, *, by: Member) -> None:
    """Removes it without a word to readers; the first post leaves its topic open."""
    hide_post(post, by=by, because="")


@transaction.atomic
def hide_topic(topic: Topic, *, by: Member, because: str) -> None:
    """The whole topic leaves every page; whoever could read it is told why at its address."""
    topic = lock_topic(topic.pk)
    if topic.deleted_at is None:
        delete_topic(topic, by=by)
    Topic.objects.filter(pk=topic.pk).update(hidden_because=because[:LONGEST], version=F("version") + 1, deleted_by=by)


@transaction.atomic
def show_topic(topic: Topic, *, by: Member) -> None:
    topic = lock_topic(topic.pk)
    if topic.deleted_at is not None:
        restore_topic(by=by, topic_id=topic.pk)
    Topic.objects.filter(pk=topic.pk).update(hidden_because="", version=F("version") + 1)


def refuse_others(access: Access) -> None:
    if not can_host(access):
        raise NotAllowed(_("This is for the hosts of the space."))
