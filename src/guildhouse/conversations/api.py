"""One's own conversations for programs: only for tokens that were given the scope “conversations”."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from guildhouse.conversations.actions import accept_request, decline_request, post_message, start_group, write_to
from guildhouse.conversations.models import Message
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.finding import find_conversation, refuse_strangers
from guildhouse.conversations.queries.lists import list_conversations
from guildhouse.conversations.queries.pages import load_page
from guildhouse.conversations.queries.rows import ConversationRow, MessageRow
from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member

router = Router(tags=["conversations"])
SCOPE = "conversations"
HIGHEST = 2**31 - 1


class ConversationOut(Schema):
    id: int
    title: str
    url: str
    excerpt: str
    last_at: datetime
    unread: int
    is_group: bool
    is_unanswered: bool


class ConversationsOut(Schema):
    conversations: list[ConversationOut]
    page: int
    pages: int


class MessageOut(Schema):
    """`html` is empty for what was deleted or hidden, and for lines that tell who came or went (`line`)."""

    id: int
    number: int
    author: str
    html: str
    line: str
    at: datetime
    is_edited: bool


class MessagesOut(Schema):
    """`older` goes into `before` to read on; 0 where there is nothing earlier."""

    id: int
    title: str
    url: str
    people: list[str]
    messages: list[MessageOut]
    older: int


class FirstIn(Schema):
    to: list[str] = Field(min_length=1, max_length=12, description="handles; several begin a group")
    body: str = Field(max_length=20_000)
    title: str = Field("", max_length=80)


class WordsIn(Schema):
    body: str = Field(max_length=20_000)


class AnswerIn(Schema):
    accept: bool


@router.get("/conversations", response=ConversationsOut, summary="Your conversations, or the requests that wait")
def list_own(
    request: HttpRequest,
    requests: bool = False,  # noqa: FBT001, FBT002 - a word in the address
    page: int = Query(1, ge=1, le=10_000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    member = _member(request)
    refuse_strangers(member)
    found = list_conversations(member, "requests" if requests else "open", page)
    return {"conversations": [_conversation(row) for row in found.rows], "page": found.page, "pages": found.pages}


@router.post("/conversations", response={201: MessagesOut}, summary="Write to somebody, or begin a group")
def begin(request: HttpRequest, payload: FirstIn) -> Status[dict[str, Any]]:
    member = _member(request)
    people = [find_member(handle.lower(), member) for handle in dict.fromkeys(payload.to)]
    if len(people) == 1:
        message = write_to(people[0], by=member, body=payload.body)
    else:
        message = start_group(people, by=member, body=payload.body, title=payload.title)
    return Status(201, _page(find_conversation(member, message.conversation_id)))


@router.get("/conversations/{id:conversation_id}/messages", response=MessagesOut, summary="The newest messages")
def read(
    request: HttpRequest,
    conversation_id: int,
    before: int = Query(0, ge=0, le=HIGHEST),  # type: ignore[type-arg]
) -> dict[str, Any]:
    return _page(find_conversation(_member(request), conversation_id), before)


@router.post("/conversations/{id:conversation_id}/messages", response={201: MessageOut}, summary="Send a message")
def send(request: HttpRequest, conversation_id: int, payload: WordsIn) -> Status[dict[str, Any]]:
    member = _member(request)
    sent = post_message(find_conversation(member, conversation_id).conversation, by=member, body=payload.body)
    return Status(201, _message(_row_of(find_conversation(member, conversation_id), sent)))


@router.post("/conversations/{id:conversation_id}/answer", response={204: None}, summary="Say yes, or let it go")
def answer(request: HttpRequest, conversation_id: int, payload: AnswerIn) -> Status[None]:
    member = _member(request)
    act = accept_request if payload.accept else decline_request
    act(find_conversation(member, conversation_id).conversation, by=member)
    return Status(204, None)


def _member(request: HttpRequest) -> Member:
    """A token that may read what is open to its member does not therefore read their letters."""
    if SCOPE not in request.auth.scopes:  # type: ignore[attr-defined]
        words = _("This token may not read or write conversations. Make one with the scope “%(scope)s”.")
        raise NotAllowed(words % {"scope": SCOPE})
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _row_of(standing: Standing, message: Message) -> MessageRow:
    for row in load_page(standing).rows:
        if row.id == message.pk:
            return row
    raise Invalid(_("The message was sent; read the conversation to see it."))


def _conversation(row: ConversationRow) -> dict[str, Any]:
    return {
        "id": row.id, "title": row.title, "url": row.address, "excerpt": row.excerpt, "last_at": row.at,
        "unread": row.unread, "is_group": row.is_group, "is_unanswered": row.is_unanswered,
    }  # fmt: skip


def _page(standing: Standing, before: int = 0) -> dict[str, Any]:
    view = load_page(standing, before=before)
    return {
        "id": standing.conversation.pk, "title": view.title, "url": standing.conversation.get_absolute_url(),
        "people": [one.member.name for one in standing.others], "messages": [_message(row) for row in view.rows],
        "older": view.older,
    }  # fmt: skip


def _message(row: MessageRow) -> dict[str, Any]:
    return {
        "id": row.id, "number": row.number, "author": row.face.name, "html": str(row.html), "line": row.line,
        "at": row.at, "is_edited": row.is_edited,
    }  # fmt: skip
