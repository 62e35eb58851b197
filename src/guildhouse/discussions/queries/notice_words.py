"""What a notice about a topic says: one sentence for all that happened, with the names this reader may know."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.discussions.models import Reaction
from guildhouse.discussions.queries.noticed_posts import (
    NoticedPost,
    NoticedReaction,
    find_notes,
    find_noticed_posts,
    find_noticed_reactions,
)
from guildhouse.discussions.queries.rows import Face
from guildhouse.kernel.names import join_names
from guildhouse.kernel.ports.notices import Batch, NoticeWords, Thing
from guildhouse.members.models import Member

MENTION, REPLY, WATCHED_TOPIC = "discussions.mention", "discussions.reply", "discussions.watched_topic"
WATCHED_SPACE, ACCEPTED, REACTION = "discussions.watched_space", "discussions.accepted", "discussions.reaction"
TOPIC_CHANGED, REMINDER = "discussions.topic_changed", "discussions.reminder"
FOLLOWED = "discussions.followed_member"

Posts = Sequence[NoticedPost]


def word_batches(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """At most three queries for all of them; a batch of which nothing may be read is left out."""
    posts = find_noticed_posts(viewer, _ids(batches))
    reacted = [batch for batch in batches if batch.kind == REACTION]
    kept = [batch for batch in batches if batch.kind == REMINDER]
    reactions = find_noticed_reactions(viewer, _ids(reacted)) if reacted else {}
    notes = find_notes(viewer, _ids(kept)) if kept else {}
    words: dict[int, NoticeWords] = {}
    for batch in batches:
        readable = [posts[pk] for pk in batch.thing_ids if pk in posts]
        if batch.kind == REACTION:
            said = _word_reactions(readable, reactions)
        elif batch.kind == REMINDER:
            said = _word_reminder(readable, notes)
        else:
            said = _word_posts(batch, readable)
        if said is not None:
            words[batch.key] = said
    return words


def _ids(batches: Iterable[Batch]) -> set[int]:
    return {pk for batch in batches for pk in batch.thing_ids}


def _word_posts(batch: Batch, posts: Posts) -> NoticeWords | None:
    if batch.kind == ACCEPTED:
        posts = [post for post in posts if post.is_accepted]
    if not posts:
        return None
    title = SENTENCES[batch.kind](posts, batch.whys)
    is_anonymous = batch.kind in {ACCEPTED, TOPIC_CHANGED}
    return _make_words(title, posts, [_thing(post, None if is_anonymous else post.face) for post in posts])


def _word_reactions(posts: Posts, reactions: Mapping[int, Sequence[NoticedReaction]]) -> NoticeWords | None:
    posts = [post for post in posts if reactions.get(post.id)]
    if not posts:
        return None
    given = sorted((one for post in posts for one in reactions[post.id]), key=lambda one: one.at, reverse=True)
    kinds = {reaction.kind for reaction in given}
    names, count = join_names(one.face.name for one in given)
    if kinds == {Reaction.Kind.USEFUL}:
        title = ngettext("%(names)s found your post useful", "%(names)s found your post useful", count)
    elif kinds == {Reaction.Kind.THANKS}:
        title = ngettext("%(names)s thanked you for your post", "%(names)s thanked you for your post", count)
    else:
        title = ngettext("%(names)s reacted to your post", "%(names)s reacted to your post", count)
    things = [_thing(post, reactions[post.id][0].face) for post in posts]
    return _make_words(title % {"names": names}, posts, things)


def _word_reminder(posts: Posts, notes: Mapping[int, str]) -> NoticeWords | None:
    posts = [post for post in posts if post.id in notes]
    if not posts:
        return None
    note = notes[posts[0].id]
    title = _("You wanted to come back to this: %(note)s") % {"note": note} if note else _("You kept this for today")
    return _make_words(title, posts, [_thing(post, None) for post in posts])


def _make_words(title: str, posts: Posts, things: list[Thing]) -> NoticeWords:
    first = posts[0]
    return NoticeWords(
        title=title,
        address=first.address,
        subject=first.title,
        things=tuple(things),
        is_confidential=any(post.is_confidential for post in posts),
    )


def _thing(post: NoticedPost, face: Face | None) -> Thing:
    return Thing(
        id=post.id,
        name=face.name if face else "",
        hue=face.hue if face else 0,
        picture=face.avatar_url if face else "",
        is_unnamed=face is not None and not face.address,
        text=post.text,
        address=post.address,
        at=post.at,
    )


def _word_mention(posts: Posts, whys: frozenset[str]) -> str:  # noqa: ARG001 - the same for every reason
    names, count = join_names(post.face.name for post in reversed(posts))
    return ngettext("%(names)s named you", "%(names)s named you", count) % {"names": names}


def _word_reply(posts: Posts, whys: frozenset[str]) -> str:  # noqa: ARG001 - the same for every reason
    names, count = join_names(post.face.name for post in reversed(posts))
    return ngettext("%(names)s replied to you", "%(names)s replied to you", count) % {"names": names}


def _word_watched_topic(posts: Posts, whys: frozenset[str]) -> str:  # noqa: ARG001 - the same for every reason
    names, count = join_names(post.face.name for post in reversed(posts))
    return ngettext("%(names)s replied", "%(names)s replied", count) % {"names": names}


def _word_watched_space(posts: Posts, whys: frozenset[str]) -> str:  # noqa: ARG001 - the same for every reason
    names, _count = join_names(post.face.name for post in reversed(posts))
    return _("%(names)s started a topic in %(space)s") % {"names": names, "space": posts[0].space_name}


def _word_accepted(posts: Posts, whys: frozenset[str]) -> str:  # noqa: ARG001 - the same for every reason
    return _("Your answer was marked as what helped")


def _word_topic_changed(posts: Posts, whys: frozenset[str]) -> str:
    first = posts[0]
    if "closed" in whys and first.is_locked:
        return _("Your topic was closed for replies: %(reason)s") % {"reason": first.locked_because}
    if "moved" in whys:
        return _("Your topic was moved to %(space)s") % {"space": first.space_name}
    return _("Your topic is open for replies again")


SENTENCES: dict[str, Callable[[Posts, frozenset[str]], str]] = {
    MENTION: _word_mention,
    REPLY: _word_reply,
    WATCHED_TOPIC: _word_watched_topic,
    FOLLOWED: _word_watched_space,
    WATCHED_SPACE: _word_watched_space,
    ACCEPTED: _word_accepted,
    TOPIC_CHANGED: _word_topic_changed,
}
