"""From typed words to what is stored, and how a message takes its number and reaches the others."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.finding import PEOPLE, stand
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.errors import Held, Invalid, NotAllowed, NotFound
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import RENDERER_VERSION, TextTooLong, clean_text, find_mentions, render
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Block, Member

LONGEST = 20_000
State = Participation.State


@dataclass(frozen=True, slots=True)
class Written:
    body: str
    html: str


def write_text(body: str, people: Iterable[Member] = ()) -> Written:
    """Only names of those who are in it become links."""
    try:
        body = clean_text(body).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field="body") from error
    if not body:
        raise Invalid(_("Write a few words first; there is nothing to send yet."), field="body")
    if len(body) > LONGEST:
        raise Invalid(_("A message holds 20,000 characters. Send it in parts, or as a file."), field="body")
    handles = set(find_mentions(body))
    named = {one.handle: one.get_absolute_url() for one in people if one.handle in handles}
    anchor = f"n{secrets.token_hex(4)}" if "[^" in body else ""
    return Written(body, render(body, mentions=named, anchor=anchor))


def pass_gates_unread(kind: str, by: Member) -> None:
    """Gates count and limit; they see no word. What would wait for somebody's look is refused, for nobody may look."""
    try:
        pass_gates(Saying(kind=kind, by=by))
    except Held as held:
        raise NotAllowed(
            _("You cannot write to members yet. Take part in the open for a while; then it opens by itself.")
        ) from held


def lock_conversation(conversation_id: int, member: Member) -> Standing:
    """The conversation, locked, as it is now."""
    found = lock(Conversation.objects.filter(pk=conversation_id)).prefetch_related(PEOPLE).get()
    standing = stand(found, member)
    if standing is None or standing.own.state not in Participation.SEEING:
        raise NotFound(_("There is no conversation of yours at this address."))
    return standing


def add_message(standing: Standing, written: Written, *, is_delivered: bool = True) -> Message:
    """The next message of a locked conversation, and what it changes for everybody in it."""
    message = Message(
        conversation=standing.conversation, author=standing.member, text=written.body, html=written.html,
        renderer=RENDERER_VERSION, is_delivered=is_delivered,
    )  # fmt: skip
    _number(standing.conversation, message)
    keep_attachments(written.body, kind="conversation_message", object_id=message.pk, by=standing.member)
    _note_own(standing, message)
    if is_delivered:
        _bring_to_others(standing, message)
    pulse(f"conversation:{standing.conversation.pk}")
    return message


def add_line(standing: Standing, kind: str, about: Member | None = None) -> Message:
    """A line that tells who came, went or was asked; it counts as unread for nobody."""
    message = Message(conversation=standing.conversation, author=standing.member, kind=kind, about=about)
    _number(standing.conversation, message)
    active = standing.conversation.people.filter(state=State.ACTIVE)
    active.update(last_number=message.number, last_at=message.created_at)
    pulse(f"conversation:{standing.conversation.pk}")
    return message


def _number(conversation: Conversation, message: Message) -> None:
    conversation.last_number += 1
    message.number, message.created_at = conversation.last_number, timezone.now()
    message.save(force_insert=True)
    Conversation.objects.filter(pk=conversation.pk).update(last_number=message.number)


def _note_own(standing: Standing, message: Message) -> None:
    """Whoever writes has read what stands above."""
    Participation.objects.filter(pk=standing.own.pk).update(
        last_number=message.number, last_at=message.created_at, read_number=message.number, unread=0, is_away=False
    )
    pulse(f"member:{standing.member.pk}")


def _bring_to_others(standing: Standing, message: Message) -> None:
    others = [one for one in standing.people if one.member_id != standing.member.pk]
    ignoring = _who_ignore(standing.member, others) if standing.conversation.is_group else set()
    hearing = [one.pk for one in others if one.state == State.ACTIVE]
    asked = [one.pk for one in others if one.state == State.INVITED and one.asked_number == message.number]
    rows = Participation.objects.filter(pk__in=[*hearing, *asked])
    rows.update(last_number=message.number, last_at=message.created_at)
    loud = Participation.objects.filter(pk__in=hearing).exclude(member__in=ignoring)
    loud.update(unread=F("unread") + 1, is_away=False)
    pulse(*(f"member:{one.member_id}" for one in others if one.pk in {*hearing, *asked}))


def _who_ignore(author: Member, others: Sequence[Participation]) -> set[int]:
    """Those who blocked the author: the words stand folded among theirs and call nobody."""
    ids = [one.member_id for one in others]
    return set(Block.objects.filter(member__in=ids, blocked=author).values_list("member_id", flat=True))
