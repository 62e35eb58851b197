"""What members hear of their conversations, and why; never a word of them unless they wish so."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from guildhouse.conversations import events
from guildhouse.conversations.models import Message, Participation
from guildhouse.conversations.queries import notice_words as words
from guildhouse.conversations.queries.noticed import find_message_objections, find_request_objections
from guildhouse.kernel.ports.notices import (
    Choice,
    NoticeKind,
    Reading,
    Telling,
    Unsettling,
    reads,
    register_kind,
    tells,
    unsettles,
)

ACTIVE = Participation.State.ACTIVE


def object_nothing(_tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    return {}


register_kind(NoticeKind(
    key=words.REQUEST, label=_("Somebody would like to talk with me"),
    help=_("A first message, or a group that asks you in. It waits until you answer."),
    reasons={"asked": _("They wrote to you, and wait for your yes.")}, words=words.word_requests,
    objections=find_request_objections, icon="mail", default=Choice.MAIL, order=5,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.ACCEPTED, label=_("Somebody says yes to talking with me"), help=_("Whom you asked. A no is told to nobody."),
    reasons={"you_asked": _("You had written to them.")}, words=words.word_acceptances, objections=object_nothing,
    icon="mail", default=Choice.HERE, order=6,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.MESSAGE, label=_("Messages in my conversations"),
    help=_("What is written to you, told together. Mails carry no word of it unless you choose so under Conversations."),
    reasons={"in_it": _("You are in this conversation. Its page lets you mute it.")}, words=words.word_messages,
    objections=find_message_objections, icon="mail", default=Choice.MAIL, order=7,
))  # fmt: skip


@tells(events.RequestSent)
def tell_of_request(event: events.RequestSent) -> Iterator[Telling]:
    yield Telling(
        kind=words.REQUEST, member_id=event.member_id, why="asked", thread=f"conversation:{event.conversation_id}",
        thing_id=event.conversation_id, key=f"request:{event.conversation_id}", by_id=event.by_id, renews=True,
    )  # fmt: skip


@tells(events.RequestAccepted)
def tell_of_acceptance(event: events.RequestAccepted) -> Iterator[Telling]:
    """In a group a line tells it."""
    asked = Participation.objects.filter(
        conversation=event.conversation_id, conversation__kind="pair", member=event.by_id
    )
    if asked.exists():
        yield Telling(
            kind=words.ACCEPTED, member_id=event.by_id, why="you_asked", thread=f"conversation:{event.conversation_id}",
            thing_id=event.conversation_id, key=f"accepted:{event.conversation_id}", by_id=event.member_id,
        )  # fmt: skip


@tells(events.MessageSent)
def tell_of_message(event: events.MessageSent) -> Iterator[Telling]:
    message = Message.objects.filter(pk=event.message_id).first()
    if message is None:
        return
    hearing = Participation.objects.filter(conversation=event.conversation_id, state=ACTIVE, is_muted=False)
    for pk in hearing.exclude(member=event.author_id).values_list("member_id", flat=True):
        yield Telling(
            kind=words.MESSAGE, member_id=pk, why="in_it", thread=f"conversation:{event.conversation_id}",
            thing_id=message.pk, key=f"message:{message.pk}", position=message.number, by_id=event.author_id,
        )  # fmt: skip


@reads(events.ConversationReadUpTo)
def read_up_to(event: events.ConversationReadUpTo) -> Reading:
    return Reading(member_id=event.member_id, thread=f"conversation:{event.conversation_id}", position=event.number)


def read_by_answering(event: events.RequestAccepted | events.RequestClosed) -> Reading:
    return Reading(member_id=event.member_id, thread=f"conversation:{event.conversation_id}")


def look_at_conversation(event: events.MessageDeleted | events.ConversationLeft) -> Unsettling:
    return Unsettling(threads=(f"conversation:{event.conversation_id}",))


reads(events.RequestAccepted)(read_by_answering)
reads(events.RequestClosed)(read_by_answering)
unsettles(events.MessageDeleted)(look_at_conversation)
unsettles(events.ConversationLeft)(look_at_conversation)
