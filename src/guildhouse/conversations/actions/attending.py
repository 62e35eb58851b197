"""What a member does with a conversation for themselves: read, muted, put away; and their wishes for all of them."""

from typing import Any

from django.db import transaction

from guildhouse.conversations.events import ConversationReadUpTo
from guildhouse.conversations.models import Conversation, Participation, TalkWishes
from guildhouse.kernel.events import emit
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

ACTIVE = Participation.State.ACTIVE


@transaction.atomic
def note_reading(conversation: Conversation, *, by: Member, number: int) -> None:
    """Moves the read position forward, never back; at the newest message nothing is unread."""
    own = Participation.objects.filter(conversation=conversation, member=by, state=ACTIVE).first()
    if own is None:
        return
    number = min(number, own.last_number)
    if number > own.read_number:
        unread = 0 if number >= own.last_number else max(0, min(own.unread, own.last_number - number))
        Participation.objects.filter(pk=own.pk, read_number__lt=number).update(read_number=number, unread=unread)
    emit(ConversationReadUpTo(conversation_id=conversation.pk, member_id=by.pk, number=number))


def mute_conversation(conversation: Conversation, *, by: Member, muted: bool) -> None:
    """A muted one counts nowhere and sends no notice; its words are there all the same."""
    Participation.objects.filter(conversation=conversation, member=by).update(is_muted=muted)


@transaction.atomic
def put_away(conversation: Conversation, *, by: Member) -> None:
    """It leaves the list until somebody writes in it again."""
    Participation.objects.filter(conversation=conversation, member=by, state=ACTIVE).update(is_away=True, unread=0)


@undoes("conversations.put_away")
def bring_back(*, by: Member, conversation_id: int, **_more: Any) -> None:
    Participation.objects.filter(conversation=conversation_id, member=by, state=ACTIVE).update(is_away=False)


def set_talk_wishes(*, by: Member, takes_new: bool, shows_seen: bool, words_in_mail: bool) -> None:
    TalkWishes.objects.update_or_create(member=by, defaults={
        "takes_new": takes_new, "shows_seen": shows_seen, "words_in_mail": words_in_mail,
    })  # fmt: skip
