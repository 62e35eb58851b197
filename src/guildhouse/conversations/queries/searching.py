"""Searching one's own conversations: their words are opened and read, the newest first, and never written into an index."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q, QuerySet

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.queries.finding import PEOPLE, stand
from guildhouse.conversations.queries.pages import title_of
from guildhouse.conversations.queries.rows import Face, make_face
from guildhouse.conversations.queries.words import hold_keys_of, open_html
from guildhouse.kernel.markdown import plain_text
from guildhouse.kernel.ports.reading import Piece, find_reader
from guildhouse.members.models import Block, Member

MOST_READ = 5000
MOST_FOUND = 50
AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class FoundMessage:
    address: str
    face: Face
    title: str
    at: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """`is_all`: every message of one's own was read, not only the newest."""

    rows: list[FoundMessage]
    is_all: bool


def search_own(member: Member, asked: str) -> Found:
    """Those that hold all words asked for, newest first, at most fifty."""
    mark = find_reader(asked, member.language or settings.LANGUAGE_CODE)
    if mark is None:
        return Found([], is_all=True)
    rows, read = [], 0
    for message in _read_newest(member):
        read += 1
        if pieces := mark(plain_text(open_html(message, member)[0])):
            rows.append((message, pieces))
            if len(rows) == MOST_FOUND:
                break
    return Found([_make_row(member, *row) for row in rows], is_all=read < MOST_READ)


def own_messages(member: Member) -> QuerySet[Message]:
    """What this member may read. One `filter` for all that is said of their own participation, so that it is one row's."""
    blocked = Block.objects.filter(member=member).values("blocked")
    rows = Message.objects.filter(
        Q(number__gte=F("conversation__people__from_number")) | Q(number=F("conversation__people__asked_number")),
        conversation__people__member=member,
        conversation__people__state=Participation.State.ACTIVE,
    )
    rows = rows.filter(Q(is_delivered=True) | Q(author=member))
    rows = rows.filter(kind=Message.Kind.SAID, deleted_at=None, hidden_because="")
    return rows.exclude(conversation__kind=Conversation.Kind.GROUP, author__in=blocked)


def _read_newest(member: Member) -> Iterator[Message]:
    """In parts, so that what is found early ends the reading; a fixed number of queries for each part."""
    newest = own_messages(member).select_related("author").order_by("-pk")
    talks: dict[int, Conversation] = {}
    after: int | None = None
    for _part in range(MOST_READ // AT_ONCE):
        batch = list((newest.filter(pk__lt=after) if after else newest)[:AT_ONCE])
        if missing := {one.conversation_id for one in batch} - talks.keys():
            found = Conversation.objects.filter(pk__in=missing).select_related("started_by").prefetch_related(PEOPLE)
            talks.update({one.pk: one for one in found})
        for message in batch:
            message.conversation = talks[message.conversation_id]
        hold_keys_of(batch, talks.values(), member)
        yield from batch
        if len(batch) < AT_ONCE:
            return
        after = batch[-1].pk


def _make_row(member: Member, message: Message, pieces: tuple[Piece, ...]) -> FoundMessage:
    standing = stand(message.conversation, member)
    title = title_of(standing) if standing else ""
    return FoundMessage(message.get_absolute_url(), make_face(message.author), title, message.created_at, pieces)
