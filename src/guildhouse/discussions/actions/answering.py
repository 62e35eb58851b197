"""Saying which answer helped, and taking that back. The last word counts; whoever was overtaken is told."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.finding import lock_post, lock_topic
from guildhouse.discussions.events import AnswerAccepted, AnswerUnaccepted
from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.policies import can_accept_answer
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member
from guildhouse.spaces.policies import Access
from guildhouse.spaces.queries import find_access


@transaction.atomic
def accept_answer(post: Post, *, by: Member, instead_of: int | None = None) -> Topic:
    """Marks what helped. `instead_of` is the id of the answer `by` saw accepted; Conflict when that has changed."""
    topic, post, access = lock_post(post, by)
    _check(access, topic)
    if post.number == 1 or post.deleted_at is not None:
        raise Conflict(_("Only a reply that is still there can be what helped."))
    if topic.accepted_post_id == post.pk:
        return topic
    if topic.accepted_post_id != instead_of:
        raise Conflict(_("Another answer was marked as what helped a moment ago. Look again, then choose."))
    Topic.objects.filter(pk=topic.pk).update(accepted_post=post)
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(AnswerAccepted(topic_id=topic.pk, post_id=post.pk, author_id=post.author_id, by_id=by.pk))
    return topic


@transaction.atomic
def unaccept_answer(topic: Topic, *, by: Member) -> None:
    topic = lock_topic(topic.pk)
    _check(find_access(by, topic.space), topic)
    accepted = topic.accepted_post
    if accepted is None:
        return
    Topic.objects.filter(pk=topic.pk).update(accepted_post=None)
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(AnswerUnaccepted(topic_id=topic.pk, post_id=accepted.pk, author_id=accepted.author_id, by_id=by.pk))


def _check(access: Access, topic: Topic) -> None:
    if not topic.is_question:
        raise Conflict(_("This topic is no question, so there is nothing to accept."))
    if not can_accept_answer(access, topic):
        raise NotAllowed(_("Whoever asked decides what helped."))
