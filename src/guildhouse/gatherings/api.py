"""Events for programs: the same queries and actions as the pages."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status
from pydantic import AwareDatetime

from guildhouse.gatherings.actions import Plan, answer_gathering, plan_gathering
from guildhouse.gatherings.policies import Standing, can_plan, sees_link
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.gatherings.queries.lists import list_gatherings
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.spaces.queries import find_space

router = Router(tags=["events"])
Show = Literal["upcoming", "past", "mine"]
Kind = Literal["meetup", "webinar", "workshop", "conference", "fair", "pitch", "hours", "social"]
Way = Literal["person", "online", "both"]


class EventRowOut(Schema):
    id: int
    title: str
    url: str
    starts_at: datetime
    kind: str
    way: str
    place: str
    going: int
    capacity: int | None
    own: str
    is_cancelled: bool


class EventsOut(Schema):
    events: list[EventRowOut]
    page: int
    pages: int


class EventOut(Schema):
    """`link` is empty for whoever is not coming; `own` is going, waiting, declined or nothing."""

    id: int
    title: str
    purpose: str
    html: str
    url: str
    kind: str
    way: str
    place: str
    link: str
    zone: str
    starts_at: datetime
    ends_at: datetime
    closes_at: datetime | None
    capacity: int | None
    going: int
    waiting: int
    space: str
    own: str
    is_cancelled: bool


class EventIn(Schema):
    title: str = Field(max_length=160)
    purpose: str = Field(max_length=300)
    body: str = Field("", max_length=100_000)
    kind: Kind = "meetup"
    way: Way = "person"
    place: str = Field("", max_length=300)
    link: str = Field("", max_length=500)
    zone: str = Field(max_length=60, description="Europe/Paris")
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    closes_at: AwareDatetime | None = None
    capacity: int | None = Field(None, ge=1, le=100_000)
    space: str = Field("", max_length=60, description="the slug of a space; empty for everyone")


class AnswerIn(Schema):
    coming: bool
    is_listed: bool = True


@router.get("/events", response=EventsOut, summary="Events you may see")
def list_all(
    request: HttpRequest,
    show: Show = "upcoming",
    month: str = "",
    page: int = Query(1, ge=1, le=1000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    found = list_gatherings(_member(request), show=show, month=month, page=page)
    rows = [
        {
            "id": row.id, "title": row.title, "url": row.address, "starts_at": row.starts_at, "kind": row.kind, "way": row.way,
            "place": row.place, "going": row.going, "capacity": row.capacity, "own": row.own, "is_cancelled": row.is_cancelled,
        }
        for row in found.rows
    ]  # fmt: skip
    return {"events": rows, "page": found.page, "pages": found.pages}


@router.get("/events/{id:gathering_id}", response=EventOut, summary="An event")
def show_one(request: HttpRequest, gathering_id: int) -> dict[str, Any]:
    return _event(find_gathering(_member(request), gathering_id))


@router.post("/events", response={201: EventOut}, summary="Plan an event")
def plan(request: HttpRequest, payload: EventIn) -> Status[dict[str, Any]]:
    given, member = payload.dict(), _member(request)
    slug, space = given.pop("space"), None
    if slug:
        access = find_space(member, slug)
        if not can_plan(member, access):
            raise NotFound(_("There is no space at this address, or it is not open to you."))
        space = access.space
    gathering = plan_gathering(Plan(**given), by=member, space=space)
    return Status(201, _event(find_gathering(member, gathering.pk)))


@router.put("/events/{id:gathering_id}/answer", response=EventOut, summary="Say whether you are coming")
def answer(request: HttpRequest, gathering_id: int, payload: AnswerIn) -> dict[str, Any]:
    member = _member(request)
    answer_gathering(find_gathering(member, gathering_id).gathering, by=member, **payload.dict())
    return _event(find_gathering(member, gathering_id))


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _event(standing: Standing) -> dict[str, Any]:
    one = standing.gathering
    names = (
        "title",
        "purpose",
        "html",
        "kind",
        "way",
        "place",
        "zone",
        "starts_at",
        "ends_at",
        "closes_at",
        "capacity",
        "is_cancelled",
    )
    return {
        **{name: getattr(one, name) for name in names},
        "id": one.pk, "url": one.get_absolute_url(), "link": one.link if sees_link(standing) else "", "going": one.going_count,
        "waiting": one.waiting_count, "space": one.space.slug if one.space else "",
        "own": standing.attendance.state if standing.attendance else "",
    }  # fmt: skip
