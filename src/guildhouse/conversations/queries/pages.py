"""One page of a conversation: messages this member may read, the newest unless its address asks for earlier ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.conversations.models import Message, Participation, TalkWishes
from guildhouse.conversations.policies import Standing, can_delete, can_edit
from guildhouse.conversations.queries.rows import MessageRow, make_face
from guildhouse.conversations.queries.words import hold_keys_of, open_html, open_title, why_gone
from guildhouse.members.models import Block, Member

PAGE = 30
AROUND = PAGE // 2


@dataclass(frozen=True, slots=True)
class MessagePage:
    """`older` and `newer` are numbers for the address, 0 where there is nothing; `seen` is up to which own message."""

    rows: list[MessageRow]
    title: str
    older: int
    newer: int
    newest: int
    seen: int


def load_page(standing: Standing, *, before: int = 0, after: int = 0) -> MessagePage:
    messages = _take(list_messages(standing), before, after)
    rows = _make_rows(standing, messages[:PAGE] if after else messages[-PAGE:])
    first, last = (rows[0].number, rows[-1].number) if rows else (0, 0)
    newest = standing.own.last_number
    return MessagePage(
        rows=rows,
        title=title_of(standing),
        older=first if (after and rows) or len(messages) > PAGE else 0,
        newer=last if last and last < newest else 0,
        newest=newest,
        seen=_find_seen(standing),
    )


def title_of(standing: Standing) -> str:
    return open_title(standing.conversation, standing.member, (one.member.name for one in standing.others))


def _take(messages: QuerySet[Message], before: int, after: int) -> list[Message]:
    """In order of their numbers, one more than a page holds."""
    if after:
        return list(messages.filter(number__gt=after).order_by("number")[: PAGE + 1])
    if before:
        messages = messages.filter(number__lt=before)
    return list(messages.order_by("-number")[: PAGE + 1])[::-1]


def list_messages(standing: Standing) -> QuerySet[Message]:
    """What this member may see of it, whether its words still stand or not."""
    own = standing.own
    seen = Q(number=own.asked_number) if own.asked_number is not None else Q(pk=None)
    if own.state == Participation.State.ACTIVE:
        seen |= Q(number__gte=own.from_number)
    rows = Message.objects.filter(seen, conversation=standing.conversation)
    return rows.filter(Q(is_delivered=True) | Q(author=standing.member)).select_related("author", "about")


def address_around(message: Message, standing: Standing) -> str:
    """The page on which a message stands in the middle, or the newest one where that holds it."""
    later = list_messages(standing).filter(number__gt=message.number).count()
    own = standing.conversation.get_absolute_url()
    query = f"?before={message.number + AROUND + 1}" if later >= PAGE else ""
    return f"{own}{query}#post-{message.number}"


def _make_rows(standing: Standing, messages: Sequence[Message]) -> list[MessageRow]:
    reader = standing.member
    for message in messages:
        message.conversation = standing.conversation
    hold_keys_of(messages, [standing.conversation], reader)
    blocked = find_blocked(reader, messages) if standing.conversation.is_group else set()
    return [_make_row(message, standing, is_blocked=message.author_id in blocked) for message in messages]


def _make_row(message: Message, standing: Standing, *, is_blocked: bool) -> MessageRow:
    reader = standing.member
    html, gone = open_html(message, reader)
    if is_blocked and message.kind == Message.Kind.SAID:
        html, gone = Markup(), why_gone(message) or _("You have blocked the author of this message.")
    return MessageRow(
        id=message.pk, number=message.number, face=make_face(message.author), html=html, at=message.created_at,
        line=word_line(message), gone=gone, is_mine=message.author_id == reader.pk,
        is_edited=message.edited_at is not None, may_edit=can_edit(standing, message),
        may_delete=can_delete(standing, message),
    )  # fmt: skip


def word_line(message: Message) -> str:
    """What a line that carries no words tells; empty for a message."""
    names = {"name": message.author.name, "other": message.about.name if message.about else _("somebody")}
    if message.kind == Message.Kind.ASKED:
        return _("%(name)s asked %(other)s to join") % names
    if message.kind == Message.Kind.JOINED:
        return _("%(name)s joined, and reads what is written from here on") % names
    if message.kind == Message.Kind.LEFT:
        return _("%(name)s left") % names
    return _("%(name)s changed the title") % names if message.kind == Message.Kind.TITLED else ""


def find_blocked(reader: Member, messages: Iterable[Message]) -> set[int]:
    authors = {message.author_id for message in messages}
    return set(Block.objects.filter(member=reader, blocked__in=authors).values_list("blocked_id", flat=True))


def _find_seen(standing: Standing) -> int:
    """Read marks only between two who both show theirs."""
    partner = standing.partner
    if partner is None or partner.state != Participation.State.ACTIVE:
        return 0
    both = TalkWishes.objects.filter(member__in=[standing.member.pk, partner.member_id], shows_seen=True).count()
    return partner.read_number if both == len((standing.own, partner)) else 0
