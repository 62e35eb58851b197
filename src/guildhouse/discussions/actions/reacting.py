"""Reacting to a post: useful, same here, thank you, made me think."""

from django.db import transaction
from django.db.models import Count, F
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.finding import lock_post
from guildhouse.discussions.events import ReactionGiven
from guildhouse.discussions.models import Post, Reaction, Topic
from guildhouse.discussions.policies import can_react
from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member


@transaction.atomic
def toggle_reaction(post: Post, *, by: Member, kind: str) -> bool:
    """Gives the reaction, or takes it back; answers whether it now stands. Counts are those of the rows."""
    if kind not in Reaction.Kind.values:
        raise Invalid(_("Choose one of the reactions under the post."))
    topic, post, access = lock_post(post, by)
    if not can_react(access, post):
        raise NotAllowed(_("You can react to other people's posts in spaces you can write in."))
    taken, _rows = Reaction.objects.filter(post=post, member=by, kind=kind).delete()
    if not taken:
        pass_gates(Saying(kind="discussions.reaction", by=by, space_id=topic.space_id))
        Reaction.objects.create(post=post, member=by, kind=kind)
        emit(ReactionGiven(
            topic_id=topic.pk, post_id=post.pk, author_id=post.author_id, by_id=by.pk, kind=kind,
        ))  # fmt: skip
    rows = Reaction.objects.filter(post=post).values_list("kind").annotate(Count("id"))
    Post.objects.filter(pk=post.pk).update(reactions=dict(rows))
    Topic.objects.filter(pk=topic.pk).update(useful_count=F("useful_count") + (-1 if taken else 1))
    pulse(f"topic:{topic.pk}")
    return not taken
