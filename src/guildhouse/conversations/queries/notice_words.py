"""What notices of conversations say. The words of a message stand in them only for who wished so."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.conversations.models import Message, Participation
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.finding import find_wishes
from guildhouse.conversations.queries.noticed import find_noticed_messages, find_noticed_talks
from guildhouse.conversations.queries.rows import make_face
from guildhouse.conversations.queries.words import open_excerpt, open_title
from guildhouse.kernel.names import isolate, join_names
from guildhouse.kernel.ports.notices import Batch, NoticeWords, Thing
from guildhouse.members.models import Member

REQUEST, ACCEPTED, MESSAGE = "conversations.request", "conversations.accepted", "conversations.message"


def word_requests(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Who asks, as long as it waits."""
    standings = find_noticed_talks(viewer, {pk for batch in batches for pk in batch.thing_ids})
    words = {}
    for batch in batches:
        standing = standings.get(batch.thing_ids[0])
        if standing is not None and standing.own.state == Participation.State.INVITED and standing.own.invited_by:
            asker, at = standing.own.invited_by, standing.own.asked_at or standing.conversation.created_at
            sentence = (
                _("%(name)s asks you to join a group") if standing.conversation.is_group
                else _("%(name)s would like to talk with you")
            )  # fmt: skip
            words[batch.key] = _about(standing, asker, sentence, at)
    return words


def word_acceptances(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    standings = find_noticed_talks(viewer, {pk for batch in batches for pk in batch.thing_ids})
    words = {}
    for batch in batches:
        standing = standings.get(batch.thing_ids[0])
        partner = standing.partner if standing else None
        if standing is not None and partner is not None and partner.state == Participation.State.ACTIVE:
            at = partner.decided_at or standing.conversation.created_at
            words[batch.key] = _about(standing, partner.member, _("%(name)s said yes; you can write on"), at)
    return words


def word_messages(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    found = find_noticed_messages(viewer, {pk for batch in batches for pk in batch.thing_ids})
    shows_words = find_wishes(viewer).words_in_mail
    words = {}
    for batch in batches:
        readable = [found[pk] for pk in batch.thing_ids if pk in found]
        if readable:
            words[batch.key] = _word_messages(viewer, readable, shows_words=shows_words)
    return words


def _word_messages(viewer: Member, readable: Sequence[tuple[Message, Standing]], *, shows_words: bool) -> NoticeWords:
    names, count = join_names(message.author.name for message, _standing in reversed(readable))
    title = ngettext("%(names)s wrote to you", "%(names)s wrote to you", count) % {"names": names}
    standing = readable[0][1]
    others = [one.member.name for one in standing.others]
    subject = open_title(standing.conversation, viewer, others) if shows_words else join_names(others)[0]
    things = tuple(
        _thing(
            message.pk, message.author, f"{standing.conversation.get_absolute_url()}#post-{message.number}",
            message.created_at, open_excerpt(message, viewer) if shows_words else "",
        )
        for message, standing in readable
    )  # fmt: skip
    return NoticeWords(title=title, address=things[0].address, subject=subject, things=things)


def _about(standing: Standing, somebody: Member, sentence: str, at: datetime) -> NoticeWords:
    address = standing.conversation.get_absolute_url()
    return NoticeWords(
        title=sentence % {"name": isolate(somebody.name)}, address=address, subject=somebody.name,
        things=(_thing(standing.conversation.pk, somebody, address, at, ""),),
    )  # fmt: skip


def _thing(pk: int, somebody: Member, address: str, at: datetime, text: str) -> Thing:
    face = make_face(somebody)
    return Thing(
        id=pk, name=face.name, hue=face.hue, picture=face.picture, is_unnamed=False, text=text, address=address, at=at
    )
