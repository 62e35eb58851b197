"""Two topics become one, or a few posts a topic of their own. Posts keep their own addresses; old topics lead to the new."""

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.curating import share_followers, take_in_hand
from guildhouse.discussions.actions.starting import clean_title, make_slug
from guildhouse.discussions.events import PostsMoved
from guildhouse.discussions.models import Post, Topic, TopicRedirect
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member


@transaction.atomic
def merge_topics(topic: Topic, *, by: Member, into: Topic) -> Topic:
    """All posts of `topic` go behind those of `into`, in their order; its address leads there from now on."""
    if topic.pk == into.pk:
        raise Conflict(_("Choose another topic to merge this one into."))
    first, second = sorted(
        (topic, into), key=lambda one: one.pk
    )  # always the same order: two hosts cannot block each other
    held = {one.pk: take_in_hand(one, by) for one in (first, second)}
    topic, into = held[topic.pk], held[into.pk]
    if topic.space.is_confidential and topic.space_id != into.space_id:
        raise Conflict(_("What was said in a confidential space stays there."))
    moved = _renumber(Post.objects.filter(topic=topic).order_by("number"), into)
    share_followers(topic, into)
    Topic.objects.filter(pk=topic.pk).update(deleted_at=timezone.now(), deleted_by=by, accepted_post=None)
    TopicRedirect.objects.filter(topic=topic).update(topic=into)
    TopicRedirect.objects.create(old_topic_id=topic.pk, topic=into)
    recount_topic(into)
    _announce(topic, into, moved, by)
    return into


@transaction.atomic
def split_topic(topic: Topic, *, by: Member, numbers: list[int], title: str) -> Topic:
    """The posts of these numbers become a topic of their own; the first of them opens it."""
    topic = take_in_hand(topic, by)
    posts = Post.objects.filter(topic=topic, number__in=numbers, number__gt=1).order_by("number")
    first = posts.filter(deleted_at=None).first()
    if first is None:
        raise Invalid(_("Choose at least one reply that should go."), field="numbers")
    title = clean_title(title)
    apart = Topic.objects.create(
        space=topic.space, author_id=first.author_id, pseudonym=first.pseudonym, title=title, slug=make_slug(title),
        created_at=first.created_at,
    )  # fmt: skip
    if topic.accepted_post is not None and topic.accepted_post in posts:
        Topic.objects.filter(pk=topic.pk).update(accepted_post=None)
    moved = _renumber(posts, apart)
    Post.objects.filter(topic=topic, reply_to__in=moved).update(reply_to=None)
    share_followers(topic, apart)
    recount_topic(topic)
    recount_topic(apart)
    _announce(topic, apart, moved, by)
    return apart


def _renumber(posts: QuerySet[Post], into: Topic) -> list[int]:
    """Gives posts the next numbers of their new topic; answers to posts of another topic answer nobody."""
    moved = list(posts)
    ids = [post.pk for post in moved]
    number = into.last_number
    for post in moved:
        number += 1
        post.topic, post.number = into, number
        if post.reply_to_id not in ids:
            post.reply_to_id = None
    Post.objects.bulk_update(moved, ["topic", "number", "reply_to"], batch_size=500)
    Topic.objects.filter(pk=into.pk).update(last_number=number)
    return ids


def recount_topic(topic: Topic) -> None:
    """Sets a topic's figures to what its posts say."""
    shown = Post.objects.filter(topic=topic, deleted_at=None)
    last = shown.order_by("-number").select_related("author").first()
    figures = shown.aggregate(at=Max("created_at"))
    Topic.objects.filter(pk=topic.pk).update(
        replies_count=max(0, shown.count() - 1),
        people_count=shown.values("author").distinct().count(),
        useful_count=sum(sum(counts.values()) for counts in shown.values_list("reactions", flat=True)),
        last_post_at=figures["at"] or topic.created_at,
        last_author=None if last is None or last.pseudonym else last.author,
        last_author_name="" if last is None else last.pseudonym or last.author.name,
    )


def _announce(topic: Topic, into: Topic, ids: list[int], by: Member) -> None:
    pulse(f"topic:{topic.pk}", f"topic:{into.pk}", f"space:{into.space_id}")
    emit(PostsMoved(from_topic_id=topic.pk, to_topic_id=into.pk, post_ids=tuple(ids), by_id=by.pk))
