"""Kudos for programs: the same queries and actions as the pages."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member
from guildhouse.recognition.actions import give_kudos
from guildhouse.recognition.queries.lists import KudosRow, find_kudos, list_latest

router = Router(tags=["kudos"])


class KudosOut(Schema):
    id: int
    url: str
    by: str
    to: list[str]
    words: str
    value: str
    audience: str
    created_at: datetime


class KudosListOut(Schema):
    kudos: list[KudosOut]
    page: int
    pages: int


class KudosIn(Schema):
    to: list[str] = Field(min_length=1, max_length=8, description="handles")
    words: str = Field(max_length=1000)
    value: str = Field("", max_length=80, description="one of the community's values, by name")
    audience: Literal["everyone", "members", "them"] = "members"


@router.get("/kudos", response=KudosListOut, summary="The latest kudos you may read")
def list_all(request: HttpRequest, page: int = Query(1, ge=1, le=1000)) -> dict[str, Any]:  # type: ignore[type-arg]
    found = list_latest(_member(request), page)
    return {"kudos": [_kudos(row) for row in found.rows], "page": found.page, "pages": found.pages}


@router.post("/kudos", response={201: KudosOut}, summary="Give kudos")
def give(request: HttpRequest, payload: KudosIn) -> Status[dict[str, Any]]:
    member, given = _member(request), payload.dict()
    people = [find_member(handle[:80], member) for handle in given.pop("to")]
    kudos = give_kudos(people, by=member, **given)
    return Status(201, _kudos(find_kudos(kudos.pk, member)))


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _kudos(row: KudosRow) -> dict[str, Any]:
    return {
        "id": row.id, "url": row.address, "by": row.by.handle, "to": [one.handle for one in row.to], "words": row.words,
        "value": row.value, "audience": row.audience, "created_at": row.created_at,
    }  # fmt: skip
