"""Small groups: begun by one, joined by those who say yes, left by whoever wants to."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.conversations.actions.asking import refuse_absent, refuse_closed, stand_in_line, take_requests
from guildhouse.conversations.actions.posting import refuse_blocked
from guildhouse.conversations.actions.writing import (
    add_line,
    add_message,
    lock_conversation,
    pass_gates_unread,
    write_text,
)
from guildhouse.conversations.events import ConversationLeft, RequestSent
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.models.conversation import MOST_PEOPLE
from guildhouse.conversations.policies import (
    ASK_AGAIN_AFTER,
    can_add_people,
    can_leave,
    can_rename,
    can_write,
    is_new,
)
from guildhouse.conversations.queries.finding import has_talked, is_blocked
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, TooMany
from guildhouse.kernel.events import emit
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.models import Member

LONGEST_TITLE = 80
GROUPS_A_DAY, GROUPS_OF_NEW = 10, 3
A_DAY = timedelta(days=1)
State = Participation.State


@transaction.atomic
def start_group(people: Sequence[Member], *, by: Member, body: str, title: str = "") -> Message:
    """Asks everybody with the first message. Each joins when they say yes, and reads from then on."""
    if not can_write(by):
        raise NotAllowed(_("You can read here, but not write at present. What you wrote is kept as a draft."))
    others = list({one.pk: one for one in people if one.pk != by.pk}.values())
    _refuse_size(len(others) + 1)
    title, written = clean_title(title), write_text(body, [by, *others])
    stand_in_line(by)
    pass_gates_unread("conversations.request", by)
    for one in others:
        _refuse_asking(one, by)
    _take_group(by)
    take_requests(by, len(others))
    conversation = Conversation.objects.create(kind=Conversation.Kind.GROUP, started_by=by, title=title)
    Participation.objects.create(conversation=conversation, member=by)
    for one in others:
        _place(conversation, one, by, asked_number=1)
    standing = lock_conversation(conversation.pk, by)
    message = add_message(standing, written)
    for placed in standing.others:
        _announce(placed)
    return message


@transaction.atomic
def ask_to_join(conversation: Conversation, someone: Member, *, by: Member) -> None:
    """Asks one more; everybody sees it. Conflict when they are in it, were asked, or left not long ago."""
    stand_in_line(by)
    standing = lock_conversation(conversation.pk, by)
    if not can_add_people(standing):
        raise NotAllowed(_("You cannot add people here at present."))
    known = next((one for one in standing.people if one.member_id == someone.pk), None)
    _refuse_known(known)
    _refuse_size(len(standing.others) + 2)
    pass_gates_unread("conversations.request", by)
    _refuse_asking(someone, by)
    take_requests(by, 1)
    placed = _place(standing.conversation, someone, by, asked_number=None)
    add_line(standing, Message.Kind.ASKED, about=someone)
    _announce(placed)


@transaction.atomic
def leave_group(conversation: Conversation, *, by: Member) -> None:
    """The others see that one left. What was written stays with them; one reads it no longer."""
    standing = lock_conversation(conversation.pk, by)
    if not can_leave(standing):
        raise Conflict(_("Only groups are left. A conversation of two can be put away."))
    add_line(standing, Message.Kind.LEFT)
    Participation.objects.filter(pk=standing.own.pk).update(state=State.LEFT, decided_at=timezone.now(), unread=0)
    emit(ConversationLeft(conversation_id=conversation.pk, member_id=by.pk))


@transaction.atomic
def rename_group(conversation: Conversation, *, by: Member, title: str) -> None:
    """Whoever began it names it; without a title it goes by the names of its people."""
    standing = lock_conversation(conversation.pk, by)
    if not can_rename(standing):
        raise NotAllowed(_("Whoever began this group gives it its title."))
    standing.conversation.title = clean_title(title)
    standing.conversation.save(update_fields=["title"])
    add_line(standing, Message.Kind.TITLED)


def clean_title(title: str) -> str:
    title = " ".join(clean_text(title[: LONGEST_TITLE * 4]).split())
    if len(title) > LONGEST_TITLE:
        raise Invalid(_("A title holds 80 characters."), field="title")
    return title


def _refuse_size(people: int) -> None:
    if people > MOST_PEOPLE:
        raise Invalid(
            _("A group holds 12 people, those who were asked included. For more, a space is the place."), field="to"
        )


def _refuse_asking(someone: Member, by: Member) -> None:
    refuse_blocked(by, someone)
    refuse_absent(someone)
    if not has_talked(by, someone):
        refuse_closed(someone)


def _refuse_known(known: Participation | None) -> None:
    if known is None:
        return
    if known.state == State.ACTIVE:
        raise Conflict(_("%(name)s is in this group already.") % {"name": known.member.name})
    if known.state in Participation.NOT_YET:
        raise Conflict(_("They have been asked already. They will answer if they can."))
    if known.decided_at is not None and known.decided_at > timezone.now() - ASK_AGAIN_AFTER:
        raise Conflict(
            _("%(name)s left this group. They can be asked again 90 days after.") % {"name": known.member.name}
        )


def _take_group(by: Member) -> None:
    most = GROUPS_OF_NEW if is_new(by) else GROUPS_A_DAY
    now = timezone.now()
    begun = Conversation.objects.filter(kind=Conversation.Kind.GROUP, started_by=by, created_at__gt=now - A_DAY)
    times = list(begun.order_by("-created_at").values_list("created_at", flat=True)[:most])
    if len(times) < most:
        return
    said = ngettext(
        "You can begin %(n)d group within a day. Try again tomorrow.",
        "You can begin %(n)d groups within a day. Try again tomorrow.",
        most,
    ) % {"n": most}
    raise TooMany(said, retry_after=max(1, int((times[-1] + A_DAY - now).total_seconds()) + 1))


def _place(conversation: Conversation, someone: Member, by: Member, *, asked_number: int | None) -> Participation:
    """Asked, or unheard where they have blocked who asks; the others see no difference."""
    state = State.UNHEARD if is_blocked(by.pk, by_id=someone.pk) else State.INVITED
    now = timezone.now()
    placed, _made = Participation.objects.update_or_create(conversation=conversation, member=someone, defaults={
        "state": state, "invited_by": by, "asked_at": now, "asked_number": asked_number, "decided_at": None,
        "last_at": now, "is_away": False, "is_muted": False,
    })  # fmt: skip
    return placed


def _announce(placed: Participation) -> None:
    if placed.state == State.INVITED and placed.invited_by_id is not None:
        emit(RequestSent(
            conversation_id=placed.conversation_id, member_id=placed.member_id, by_id=placed.invited_by_id
        ))  # fmt: skip
