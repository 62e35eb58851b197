"""Following and connecting for programs: the same actions and gates as the pages."""

from datetime import datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.members.actions.connecting import (
    accept_connection,
    ask_connection,
    decline_connection,
    end_connection,
)
from guildhouse.members.actions.following import follow_member, unfollow_member
from guildhouse.members.api.people import PeopleOut, PersonOut
from guildhouse.members.models import Connection, Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries import connections
from guildhouse.members.queries.people import PAGE
from guildhouse.members.queries.profiles import find_member

router = Router(tags=["members"])
Page = Query(1, ge=1, le=10_000)  # type: ignore[type-arg]


class AskedOut(Schema):
    """`id` goes into the answer."""

    id: int
    by: PersonOut
    words: str
    asked_at: datetime


class ConnectionsOut(PeopleOut):
    """`members` are those connected with you, a page at a time; `waiting` ask you, `asked` you have asked and they have not said yes."""

    waiting: list[AskedOut]
    asked: list[PersonOut]


class ConnectionIn(Schema):
    words: str = Field(max_length=2000, description="why you ask, in a sentence")


class StandingOut(Schema):
    state: Literal["asked", "connected"]


class AnswerIn(Schema):
    answer: Literal["yes", "no"]


@router.get("/following", response=PeopleOut, summary="Whom you follow")
def list_followed(request: HttpRequest, page: int = Page) -> dict[str, Any]:
    return _some(connections.followed_by(_member(request)), page)


@router.put("/following/{handle}", response={204: None}, summary="Follow somebody")
def follow(request: HttpRequest, handle: str) -> Status[None]:
    member = _member(request)
    follow_member(find_member(handle, member), by=member)
    return Status(204, None)


@router.delete("/following/{handle}", response={204: None}, summary="Follow somebody no longer")
def unfollow(request: HttpRequest, handle: str) -> Status[None]:
    member = _member(request)
    unfollow_member(find_member(handle, member).pk, by=member)
    return Status(204, None)


@router.get("/connections", response=ConnectionsOut, summary="With whom you are connected, and who was asked")
def list_connections(request: HttpRequest, page: int = Page) -> dict[str, Any]:
    member = _member(request)
    waiting = [
        {"id": one.id, "by": _person(one.person), "words": one.words, "asked_at": one.at}
        for one in connections.list_waiting(member)
    ]
    asked = [_person(one) for one in connections.list_asked(member)]
    return {**_some(connections.connected_with(member), page), "waiting": waiting, "asked": asked}


@router.put("/connections/{id:connection_id}", response={204: None}, summary="Answer who asks you to connect")
def answer(request: HttpRequest, connection_id: int, payload: AnswerIn) -> Status[None]:
    """A no is told to nobody."""
    member = _member(request)
    decide = accept_connection if payload.answer == "yes" else decline_connection
    decide(connection_id, by=member)
    return Status(204, None)


@router.put("/members/{handle}/connection", response=StandingOut, summary="Ask somebody to connect")
def ask(request: HttpRequest, handle: str, payload: ConnectionIn) -> dict[str, str]:
    """Who has asked you already is connected with you by this."""
    member = _member(request)
    made = ask_connection(find_member(handle, member), by=member, words=payload.words)
    return {"state": "connected" if made.state == Connection.State.CONNECTED else "asked"}


@router.delete("/members/{handle}/connection", response={204: None}, summary="End it, or take back what you asked")
def end(request: HttpRequest, handle: str) -> Status[None]:
    """Nobody is told."""
    member = _member(request)
    if not end_connection(find_member(handle, member).pk, by=member):
        raise NotFound(_("You are not connected with this member, and have not asked them."))
    return Status(204, None)


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    if not counts_as_member(member):
        raise NotAllowed(_("You can connect with members once a host has let you in."))
    return member


def _some(found: "QuerySet[Member]", page: int) -> dict[str, Any]:
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    rows = found[(page - 1) * PAGE : page * PAGE]
    return {"total": total, "page": page, "pages": pages, "members": [_person(one) for one in rows]}


def _person(one: Member) -> dict[str, str]:
    return {"handle": one.handle, "name": one.name, "headline": one.headline, "url": one.get_absolute_url()}
