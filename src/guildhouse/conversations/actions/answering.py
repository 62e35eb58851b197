"""Answering a request: yes, letting it go in silence, or keeping its sender away."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.conversations.actions.writing import add_line, lock_conversation
from guildhouse.conversations.events import RequestAccepted, RequestClosed
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.policies import Standing, can_answer_request
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.undo import undoes
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Member

State = Participation.State


@transaction.atomic
def accept_request(conversation: Conversation, *, by: Member) -> None:
    """From here on they talk. Twice is once; a request one let go can still be accepted."""
    standing = lock_conversation(conversation.pk, by)
    if standing.own.state == State.ACTIVE:
        return
    if not can_answer_request(standing):
        raise NotAllowed(_("You can read here, but not answer at present."))
    begin_talking(standing)


def begin_talking(standing: Standing) -> Standing:
    """Its member is in, in a locked conversation.

    Of a one-to-one they read what the other had written meanwhile; of a group what is written from now on.
    """
    conversation, own = standing.conversation, standing.own
    own.state, own.decided_at = State.ACTIVE, timezone.now()
    if conversation.is_group:
        own.from_number = own.last_number = conversation.last_number + 1
        own.read_number = conversation.last_number
    else:
        Message.objects.filter(conversation=conversation).update(is_delivered=True)
        own.last_number = own.read_number = conversation.last_number
    own.save(update_fields=["state", "decided_at", "from_number", "read_number", "last_number"])
    if conversation.is_group:
        add_line(standing, Message.Kind.JOINED)
    emit(RequestAccepted(
        conversation_id=conversation.pk, member_id=own.member_id, by_id=own.invited_by_id or conversation.started_by_id
    ))  # fmt: skip
    return standing


@transaction.atomic
def decline_request(conversation: Conversation, *, by: Member) -> None:
    """It leaves one's requests. Nobody is told, and its sender sees what they saw before."""
    standing = lock_conversation(conversation.pk, by)
    if standing.own.state == State.ACTIVE:
        raise Conflict(_("You said yes to this meanwhile. You can leave the conversation, or put it away."))
    changed = Participation.objects.filter(pk=standing.own.pk, state=State.INVITED)
    changed.update(state=State.DECLINED, decided_at=timezone.now())
    emit(RequestClosed(conversation_id=conversation.pk, member_id=by.pk))


@undoes("conversations.decline_request")
@transaction.atomic
def reopen_request(*, by: Member, conversation_id: int, **_more: Any) -> Conversation:
    standing = lock_conversation(conversation_id, by)
    declined = Participation.objects.filter(pk=standing.own.pk, state=State.DECLINED)
    declined.update(state=State.INVITED, decided_at=None)
    return standing.conversation


@transaction.atomic
def block_asker(conversation: Conversation, *, by: Member) -> Member:
    """Lets the request go and keeps away whoever sent it; answers whom."""
    decline_request(conversation, by=by)
    own = Participation.objects.select_related("invited_by").get(conversation=conversation, member=by)
    asker = own.invited_by or conversation.started_by
    block_member(asker, by=by)
    return asker


@transaction.atomic
def drop_requests_of(blocked_id: int, *, by_id: int) -> None:
    """Whoever is blocked waits no longer, wherever they were blocked."""
    waiting = Participation.objects.filter(member=by_id, invited_by=blocked_id, state=State.INVITED)
    ids = list(waiting.values_list("conversation_id", flat=True))
    waiting.update(state=State.DECLINED, decided_at=timezone.now())
    for conversation_id in ids:
        emit(RequestClosed(conversation_id=conversation_id, member_id=by_id))
