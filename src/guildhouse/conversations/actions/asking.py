"""Writing to a member: words to somebody one talks with already, or a request that waits for their yes."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.conversations.actions.answering import begin_talking
from guildhouse.conversations.actions.posting import post_in, refuse_blocked
from guildhouse.conversations.actions.writing import (
    Written,
    add_message,
    lock_conversation,
    pass_gates_unread,
    write_text,
)
from guildhouse.conversations.events import RequestSent
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.policies import ASK_AGAIN_AFTER, Standing, can_be_written_to, can_write, is_new
from guildhouse.conversations.queries.finding import find_pair, is_blocked, name_pair, takes_new
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, TooMany
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member

A_DAY = timedelta(days=1)
REQUESTS_A_DAY, REQUESTS_OF_NEW = 20, 5
State = Participation.State


@transaction.atomic
def write_to(someone: Member, *, by: Member, body: str) -> Message:
    """Sends a message where the two talk already, and a request where they do not; writing to who asked is a yes.

    Conflict when a request stands unanswered, whatever became of it; TooMany says when the next one can be sent.
    """
    if not can_write(by):
        raise NotAllowed(_("You can read here, but not write at present. What you wrote is kept as a draft."))
    if someone.pk == by.pk:
        raise Invalid(_("This is you. Choose somebody else to write to."), field="to")
    stand_in_line(by)
    refuse_blocked(by, someone)
    refuse_absent(someone)
    written = write_text(body, (by, someone))
    known = find_pair(by, someone).first()
    message = _write_on(known, by, written) if known else _ask(someone, by, written)
    discard_draft(by.pk, f"private.conversations:to:{someone.handle}")
    return message


def refuse_absent(someone: Member) -> None:
    if not can_be_written_to(someone):
        raise NotAllowed(_("%(name)s cannot be written to at present.") % {"name": someone.name})


def refuse_closed(someone: Member) -> None:
    if not takes_new(someone):
        raise NotAllowed(
            _("%(name)s takes no new conversations at present. You may meet them in a space.") % {"name": someone.name}
        )


def take_requests(by: Member, count: int) -> None:
    """Refuses requests beyond the day's, saying when there is room again; the caller stands in line with their own."""
    most = REQUESTS_OF_NEW if is_new(by) else REQUESTS_A_DAY
    now = timezone.now()
    sent = Participation.objects.filter(invited_by=by, asked_at__gt=now - A_DAY).order_by("-asked_at")
    times = list(sent.values_list("asked_at", flat=True)[:most])
    if len(times) + count <= most:
        return
    last_in_the_way = times[most - count] if count <= most else None
    wait = (last_in_the_way or now) + A_DAY - now
    raise TooMany(_word_limit(most, by), retry_after=max(1, int(wait.total_seconds()) + 1))


def stand_in_line(by: Member) -> None:
    """Before any conversation is locked, so that two sendings of one member never wait for each other."""
    lock(Member.objects.filter(pk=by.pk)).get()


def _word_limit(most: int, by: Member) -> str:
    said = ngettext(
        "You can ask %(n)d person to talk within a day. Try again tomorrow.",
        "You can ask %(n)d people to talk within a day. Try again tomorrow.",
        most,
    ) % {"n": most}
    more = _("In your first two weeks it is fewer, so that nobody is overrun.") if is_new(by) else ""
    return f"{said} {more}".strip()


def _write_on(known: Conversation, by: Member, written: Written) -> Message:
    """There is a conversation of the two; what this is depends on who has said yes so far."""
    standing = _lock_own(known, by)
    if standing.own.state != State.ACTIVE:
        standing = begin_talking(standing)
    if not standing.is_unanswered:
        return post_in(standing, written)
    return _ask_again(standing, written)


def _lock_own(known: Conversation, by: Member) -> Standing:
    """Also where a request never reached this member: their own words open it."""
    Participation.objects.filter(conversation=known, member=by, state=State.UNHEARD).update(state=State.DECLINED)
    return lock_conversation(known.pk, by)


def _ask(someone: Member, by: Member, written: Written) -> Message:
    pass_gates_unread("conversations.request", by)
    refuse_closed(someone)
    take_requests(by, 1)
    try:
        with transaction.atomic():
            conversation = Conversation.objects.create(
                kind=Conversation.Kind.PAIR, pair=name_pair(by.pk, someone.pk), started_by=by
            )
    except IntegrityError:  # the other one wrote at the same instant: it is one conversation
        return _write_on(find_pair(by, someone).get(), by, written)
    now = timezone.now()
    Participation.objects.create(conversation=conversation, member=by, state=State.ACTIVE, last_at=now)
    Participation.objects.create(
        conversation=conversation, member=someone, state=State.UNHEARD, invited_by=by, asked_at=now, last_at=now
    )
    return _send_request(lock_conversation(conversation.pk, by), written)


def _ask_again(standing: Standing, written: Written) -> Message:
    """One message in ninety days, whether the first was declined, never arrived or lies there: they all look alike."""
    partner = _other_of(standing)
    if partner.asked_at is not None and partner.asked_at > timezone.now() - ASK_AGAIN_AFTER:
        raise Conflict(_("You have written to them already. They will answer if they can."))
    pass_gates_unread("conversations.request", standing.member)
    refuse_closed(partner.member)
    take_requests(standing.member, 1)
    return _send_request(standing, written)


def _send_request(standing: Standing, written: Written) -> Message:
    """It does not arrive where its sender is blocked, or was declined less than ninety days ago; nothing tells."""
    partner, by = _other_of(standing), standing.member
    now = timezone.now()
    rests = partner.decided_at is not None and partner.decided_at > now - ASK_AGAIN_AFTER
    arrives = not rests and not is_blocked(by.pk, by_id=partner.member_id)
    partner.invited_by, partner.asked_at = by, now
    if arrives:
        partner.state, partner.asked_number = State.INVITED, standing.conversation.last_number + 1
    partner.save(update_fields=["invited_by", "asked_at", "state", "asked_number"])
    message = add_message(standing, written, is_delivered=arrives)
    if arrives:
        emit(RequestSent(conversation_id=standing.conversation.pk, member_id=partner.member_id, by_id=by.pk))
    return message


def _other_of(standing: Standing) -> Participation:
    partner = standing.partner
    if partner is None:
        raise LookupError(f"{standing.conversation} is no one-to-one.")
    return partner
