"""A host's care for topics: pinned, closed, moved to where they belong, marked as asked before."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.finding import lock_topic
from guildhouse.discussions.events import TopicChanged, TopicMoved
from guildhouse.discussions.models import Topic, TopicFollow
from guildhouse.discussions.policies import can_curate_topic
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import one_line
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import find_access


@transaction.atomic
def pin_topic(topic: Topic, *, by: Member, pinned: bool) -> None:
    """A pinned topic stands above the others of its space."""
    topic = take_in_hand(topic, by)
    Topic.objects.filter(pk=topic.pk).update(pinned_at=timezone.now() if pinned else None)
    _announce(topic, by, "pin")


@transaction.atomic
def lock_for_replies(topic: Topic, *, by: Member, locked: bool, because: str = "") -> None:
    """Closes a topic for replies, with the reason people read there; or opens it again."""
    topic = take_in_hand(topic, by)
    because = one_line(because)
    if locked and not because:
        raise Invalid(_("Say why it is closed; people who wanted to answer will read it."), field="because")
    Topic.objects.filter(pk=topic.pk).update(
        locked_at=timezone.now() if locked else None, locked_because=because[:300] if locked else ""
    )
    _announce(topic, by, "lock")


@transaction.atomic
def move_topic(topic: Topic, *, by: Member, to: Space) -> None:
    """Moves a topic; the mover must be able to write where it goes. Nothing leaves a confidential space."""
    topic = take_in_hand(topic, by)
    if to.pk == topic.space_id:
        return
    if not can_write(find_access(by, to)):
        raise NotAllowed(_("You cannot write in that space, so you cannot move topics there."))
    if topic.space.is_confidential and not to.is_confidential:
        raise Conflict(_("What was said in a confidential space stays there."))
    if Topic.objects.filter(pk=topic.pk).exclude(pseudonym=None).exists() and not to.allows_pseudonyms:
        raise Conflict(_("That space is for real names, and this topic was opened under another."))
    Topic.objects.filter(pk=topic.pk).update(space=to, pinned_at=None)
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}", f"space:{to.pk}")
    emit(TopicMoved(topic_id=topic.pk, from_space_id=topic.space_id, to_space_id=to.pk, by_id=by.pk))


@transaction.atomic
def mark_duplicate(topic: Topic, *, by: Member, of: Topic | None) -> None:
    """Says where this was asked before; whoever followed this one follows that one too. None takes the mark away."""
    if of is not None:
        # Both in the same order as everybody takes them, so that two hosts see what the other has marked.
        held = {one.pk: lock_topic(one.pk) for one in sorted((topic, of), key=lambda one: one.pk)}
        of = held[of.pk]
    topic = take_in_hand(topic, by)
    if of is not None:
        if topic.pk in {of.pk, of.duplicate_of_id}:
            raise Conflict(_("A topic cannot be a duplicate of itself, nor two of each other."))
        share_followers(topic, of)
    Topic.objects.filter(pk=topic.pk).update(duplicate_of=of)
    _announce(topic, by, "duplicate")


def take_in_hand(topic: Topic, by: Member) -> Topic:
    """The topic, locked, once it is sure that `by` may care for it."""
    topic = lock_topic(topic.pk)
    if topic.deleted_at is not None:
        raise Conflict(_("This topic was deleted meanwhile."))
    if not can_curate_topic(find_access(by, topic.space)):
        raise NotAllowed(_("This is for the hosts of the space."))
    return topic


def share_followers(topic: Topic, other: Topic) -> None:
    watching = TopicFollow.objects.filter(topic=topic, level=TopicFollow.Level.WATCHING).values_list(
        "member_id", flat=True
    )
    TopicFollow.objects.bulk_create(
        (TopicFollow(topic=other, member_id=pk, level=TopicFollow.Level.WATCHING) for pk in watching),
        ignore_conflicts=True,
    )


def _announce(topic: Topic, by: Member, what: str) -> None:
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(TopicChanged(topic_id=topic.pk, by_id=by.pk, what=what))
