"""Sending a message in a conversation one is in."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.conversations.actions.writing import (
    Written,
    add_message,
    lock_conversation,
    pass_gates_unread,
    write_text,
)
from guildhouse.conversations.events import ConversationReadUpTo, MessageSent
from guildhouse.conversations.models import Conversation, Message
from guildhouse.conversations.policies import Standing, can_be_written_to, can_post
from guildhouse.conversations.queries.finding import is_blocked
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member

MOST, PER = 30, timedelta(minutes=1)


@transaction.atomic
def post_message(conversation: Conversation, *, by: Member, body: str) -> Message:
    """Adds the next message. Conflict while the other side has not said yes: a request is one message."""
    standing = lock_conversation(conversation.pk, by)
    if not can_post(standing):
        raise NotAllowed(_("You cannot write here at present. What you wrote is kept as a draft."))
    if standing.is_unanswered:
        raise Conflict(_("You have written to them already. They will answer if they can."))
    written = write_text(body, (one.member for one in standing.people))
    message = post_in(standing, written)
    discard_draft(by.pk, f"private.conversations:{conversation.pk}")
    return message


def post_in(standing: Standing, written: Written) -> Message:
    """In a locked conversation whose people have said yes. Where one has blocked the other, it stays with its author."""
    by, partner = standing.member, standing.partner
    pass_gates_unread("conversations.message", by)
    throttle(f"conversations.message:{by.pk}", limit=MOST, per=PER)
    if partner is not None:
        refuse_blocked(by, partner.member)
        if not can_be_written_to(partner.member):
            raise NotAllowed(
                _("%(name)s is not here at present. What you wrote is kept as a draft.") % {"name": partner.member.name}
            )
    arrives = partner is None or not is_blocked(by.pk, by_id=partner.member_id)
    message = add_message(standing, written, is_delivered=arrives)
    if arrives:
        emit(MessageSent(conversation_id=standing.conversation.pk, message_id=message.pk, author_id=by.pk))
    emit(ConversationReadUpTo(conversation_id=standing.conversation.pk, member_id=by.pk, number=message.number))
    return message


def refuse_blocked(by: Member, someone: Member) -> None:
    """One's own block is known to oneself, so it is said."""
    if is_blocked(someone.pk, by_id=by.pk):
        raise Conflict(
            _("You have blocked %(name)s. Unblock them on their page if you want to write.") % {"name": someone.name}
        )
