"""What happens in discussions that members hear of: the kinds, and who is told of which fact, and why."""

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guildhouse.discussions import events
from guildhouse.discussions.models import Bookmark, Post, Pseudonym, Topic, TopicFollow
from guildhouse.discussions.queries import notice_words as words
from guildhouse.discussions.queries.notice_objections import find_objections
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.ports.notices import (
    Choice,
    NewPlace,
    NoticeKind,
    Reading,
    Telling,
    Unsettling,
    reads,
    register_kind,
    tells,
    unsettles,
)
from guildhouse.members.events import MemberBlocked
from guildhouse.members.models import Follow
from guildhouse.members.queries.zones import find_zone
from guildhouse.spaces.events import SpaceChanged, SpaceEntered, SpaceLeft
from guildhouse.spaces.models import SpaceMembership

MORNING = 8
TopicFact = (
    events.PostDeleted
    | events.PostRestored
    | events.TopicDeleted
    | events.TopicRestored
    | events.TopicMoved
    | events.AnswerUnaccepted
)
MemberFact = SpaceLeft | SpaceEntered | MemberBlocked

for order, (key, icon, default, label, help_text, reasons) in enumerate([
    (words.MENTION, "at-sign", Choice.MAIL, _("Somebody names me"), _("When a post has your @handle in it."),
     {"named": _("You are named in the post.")}),
    (words.REPLY, "reply", Choice.MAIL, _("Somebody replies to me"),
     _("When a reply answers your post, or a topic you started."),
     {"answers_you": _("The reply answers your post."), "your_topic": _("You started the topic.")}),
    (words.ACCEPTED, "circle-check", Choice.HERE, _("My answer helped"),
     _("When your answer is marked as what helped."), {"your_answer": _("The answer is yours.")}),
    (words.REACTION, "sprout", Choice.HERE, _("Somebody reacts to my posts"),
     _("When somebody finds a post of yours useful, or thanks you; told together, not one by one."),
     {"your_post": _("The post is yours.")}),
    (words.WATCHED_TOPIC, "eye", Choice.HERE, _("Replies in topics I watch"),
     _("Every reply in topics you watch. You watch the topics you write in, until you say otherwise there."),
     {"watching_topic": _("You watch this topic. Its page lets you change that.")}),
    (words.WATCHED_SPACE, "messages-square", Choice.HERE, _("New topics in spaces I watch"),
     _("Every new topic in spaces you chose to watch."),
     {"watching_space": _("You watch this space. Its page lets you change that.")}),
    (words.FOLLOWED, "user-plus", Choice.HERE, _("New topics of members I follow"),
     _("Where you may read them. Their page lets you stop following."), {"following": _("You follow who wrote it.")}),
    (words.TOPIC_CHANGED, "lock", Choice.HERE, _("My topic is moved or closed"),
     _("When a host moves a topic you started, or closes it for replies."),
     {"moved": _("You started the topic."), "closed": _("You started the topic.")}),
    (words.REMINDER, "bookmark", Choice.HERE, _("Posts I wanted to come back to"),
     _("On the morning of the day you chose, at eight where you live."),
     {"kept": _("You keep this post and chose this day.")}),
]):  # fmt: skip
    register_kind(NoticeKind(
        key=key, label=label, help=help_text, reasons=reasons, words=words.word_batches, objections=find_objections,
        icon=icon, default=default, order=10 + order,
    ))  # fmt: skip


@tells(events.TopicStarted)
def tell_of_topic(event: events.TopicStarted) -> Iterator[Telling]:
    post = Post.objects.filter(pk=event.post_id).first()
    if post is None:
        return
    for pk in event.mentioned:
        yield _telling(words.MENTION, pk, "named", post)
    watching = SpaceMembership.objects.filter(space=event.space_id, level=SpaceMembership.Level.WATCHING)
    for pk in watching.values_list("member_id", flat=True):
        yield _telling(words.WATCHED_SPACE, pk, "watching_space", post)
    if post.pseudonym is None:
        for pk in Follow.objects.filter(followed=event.author_id).values_list("member_id", flat=True):
            yield _telling(words.FOLLOWED, pk, "following", post)


@tells(events.ReplyPosted)
def tell_of_reply(event: events.ReplyPosted) -> Iterator[Telling]:
    """Being named counts before being answered, and both before watching."""
    post = Post.objects.select_related("topic").filter(pk=event.post_id).first()
    if post is None:
        return
    for pk in event.mentioned:
        yield _telling(words.MENTION, pk, "named", post)
    if event.reply_to_author_id is not None:
        yield _telling(words.REPLY, event.reply_to_author_id, "answers_you", post)
    else:
        yield _telling(words.REPLY, post.topic.author_id, "your_topic", post)
    watching = TopicFollow.objects.filter(topic=event.topic_id, level=TopicFollow.Level.WATCHING)
    for pk in watching.values_list("member_id", flat=True):
        yield _telling(words.WATCHED_TOPIC, pk, "watching_topic", post)


@tells(events.PostEdited)
def tell_of_edit(event: events.PostEdited) -> Iterator[Telling]:
    post = Post.objects.filter(pk=event.post_id).first()
    if post is not None:
        for pk in event.newly_mentioned:
            yield _telling(words.MENTION, pk, "named", post)


@tells(events.AnswerAccepted)
def tell_of_answer(event: events.AnswerAccepted) -> Iterator[Telling]:
    yield Telling(
        kind=words.ACCEPTED, member_id=event.author_id, why="your_answer", thread=f"topic:{event.topic_id}",
        thing_id=event.post_id, key=f"post:{event.post_id}", by_id=event.by_id, is_unnamed=True, renews=True,
    )  # fmt: skip


@tells(events.ReactionGiven)
def tell_of_reaction(event: events.ReactionGiven) -> Iterator[Telling]:
    """One notice per post, whoever reacts; its words count them when it is read."""
    yield Telling(
        kind=words.REACTION, member_id=event.author_id, why="your_post", thread=f"topic:{event.topic_id}",
        thing_id=event.post_id, key=f"post:{event.post_id}", by_id=event.by_id, renews=True,
        is_unnamed=Pseudonym.objects.filter(topic=event.topic_id, member=event.by_id).exists(),
    )  # fmt: skip


@tells(events.TopicMoved)
def tell_of_move(event: events.TopicMoved) -> Iterator[Telling]:
    yield from _tell_starter(event.topic_id, event.by_id, "moved", f"moved:{event.topic_id}:{event.to_space_id}")


@tells(events.TopicChanged)
def tell_of_closing(event: events.TopicChanged) -> Iterator[Telling]:
    if event.what == "lock" and Topic.objects.filter(pk=event.topic_id).exclude(locked_at=None).exists():
        yield from _tell_starter(event.topic_id, event.by_id, "closed", f"closed:{event.topic_id}")


@tells(HourStruck)
def tell_of_reminders(event: HourStruck) -> Iterator[Telling]:
    """From eight in the member's own morning; a worker that slept then catches up until the end of the next day."""
    near = (event.at.date() - timedelta(days=2), event.at.date() + timedelta(days=1))
    due = Bookmark.objects.filter(remind_on__range=near).select_related("member")
    for kept in due.iterator():
        local = event.at.astimezone(find_zone(kept.member.time_zone or settings.TIME_ZONE))
        late = (local.date() - kept.remind_on).days if kept.remind_on else -1
        if late == 1 or (late == 0 and local.hour >= MORNING):
            yield Telling(
                kind=words.REMINDER, member_id=kept.member_id, why="kept", thread=f"kept:{kept.pk}",
                thing_id=kept.post_id, key=f"{kept.pk}:{kept.remind_on}",
            )  # fmt: skip


def _telling(kind: str, member_id: int, why: str, post: Post) -> Telling:
    return Telling(
        kind=kind, member_id=member_id, why=why, thread=f"topic:{post.topic_id}", thing_id=post.pk,
        key=f"post:{post.pk}", position=post.number, by_id=post.author_id, is_unnamed=post.pseudonym is not None,
    )  # fmt: skip


def _tell_starter(topic_id: int, by_id: int, why: str, key: str) -> Iterator[Telling]:
    first = Post.objects.filter(topic=topic_id, number=1).first()
    if first is not None:
        yield Telling(
            kind=words.TOPIC_CHANGED, member_id=first.author_id, why=why, thread=f"topic:{topic_id}",
            thing_id=first.pk, key=key, by_id=by_id, is_unnamed=True, renews=True,
        )  # fmt: skip


@reads(events.TopicReadUpTo)
def read_up_to(event: events.TopicReadUpTo) -> Reading:
    return Reading(member_id=event.member_id, thread=f"topic:{event.topic_id}", position=event.number)


@reads(events.ReplyPosted)
def read_by_replying(event: events.ReplyPosted) -> Reading:
    """Whoever replies has read what they wrote under."""
    return Reading(member_id=event.author_id, thread=f"topic:{event.topic_id}")


def look_at_topic(event: TopicFact) -> Unsettling:
    return Unsettling(threads=(f"topic:{event.topic_id}",))


@unsettles(events.PostsMoved)
def look_at_moved(event: events.PostsMoved) -> Unsettling:
    posts = Post.objects.filter(pk__in=event.post_ids).values_list("pk", "topic_id", "number")
    return Unsettling(
        threads=(f"topic:{event.from_topic_id}", f"topic:{event.to_topic_id}"),
        moved=tuple(NewPlace(thing_id=pk, thread=f"topic:{topic}", position=number) for pk, topic, number in posts),
    )


@unsettles(SpaceChanged)
def look_at_space(event: SpaceChanged) -> Unsettling:
    """Its topics, when others may read them now than before."""
    if not event.audience_changed:
        return Unsettling()
    topics = Topic.objects.filter(space=event.space_id).values_list("pk", flat=True)
    return Unsettling(threads=tuple(f"topic:{pk}" for pk in topics))


def look_at_member(event: MemberFact) -> Unsettling:
    return Unsettling(member_id=event.member_id)


for fact in get_args(TopicFact):
    unsettles(fact)(look_at_topic)
for fact in get_args(MemberFact):
    unsettles(fact)(look_at_member)
