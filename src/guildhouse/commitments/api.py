"""One's own commitments for programs: only for tokens that were given the scope “commitments”."""

from datetime import date, time
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from guildhouse.commitments.actions import Given, ask_commitment, finish_commitment, make_commitment
from guildhouse.commitments.queries.finding import find_commitment, refuse_strangers
from guildhouse.commitments.queries.lists import list_commitments
from guildhouse.commitments.queries.pages import load_page
from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member

router = Router(tags=["commitments"])
SCOPE = "commitments"


class CommitmentOut(Schema):
    id: int
    url: str
    what: str
    why: str
    state: str
    done_by: str
    to: list[str]
    on: date | None
    at: time | None
    hours: int | None
    is_late: bool


class CommitmentsOut(Schema):
    commitments: list[CommitmentOut]
    page: int
    pages: int


class CommitmentIn(Schema):
    """`on` is a day of whoever does it, and needs a `why`. With `ask`, the one in `to` is asked to do it."""

    what: str = Field(max_length=300)
    why: str = Field("", max_length=2000)
    on: date | None = None
    at: time | None = None
    hours: int | None = Field(None, ge=1, le=1000)
    is_exploring: bool = False
    to: list[str] = Field(default_factory=list, max_length=8, description="handles")
    ask: bool = False


@router.get("/commitments", response=CommitmentsOut, summary="What you committed yourself to, or is promised to you")
def list_own(
    request: HttpRequest,
    show: str = Query("open", pattern="^(open|asked|promised|ended)$"),  # type: ignore[type-arg]
    page: int = Query(1, ge=1, le=10_000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    member = _member(request)
    refuse_strangers(member)
    found = list_commitments(member, show, page)
    rows = [
        {"id": row.id, "url": row.address, "what": row.promise.what, "why": row.promise.why, "state": row.state,
         "done_by": row.doer.name if row.doer else member.name, "to": [face.name for face in row.people],
         "on": row.on, "at": row.at, "hours": row.hours, "is_late": row.is_late}
        for row in found.rows
    ]  # fmt: skip
    return {"commitments": rows, "page": found.page, "pages": found.pages}


@router.post("/commitments", response={201: CommitmentOut}, summary="Commit yourself, or ask somebody to")
def begin(request: HttpRequest, payload: CommitmentIn) -> Status[dict[str, Any]]:
    member = _member(request)
    people = [find_member(handle.lower(), member) for handle in dict.fromkeys(payload.to)]
    given = Given(
        what=payload.what, why=payload.why, on=payload.on, at=payload.at.replace(tzinfo=None) if payload.at else None,
        hours=payload.hours, is_exploring=payload.is_exploring,
    )  # fmt: skip
    if not payload.ask:
        return Status(201, _page(member, make_commitment(given, by=member, to=people).pk))
    if len(people) != 1:
        raise Invalid(_("Ask one member at a time, so that they know whom you mean."), field="to")
    return Status(201, _page(member, ask_commitment(given, by=member, of=people[0]).pk))


@router.get("/commitments/{id:commitment_id}", response=CommitmentOut, summary="One commitment")
def read(request: HttpRequest, commitment_id: int) -> dict[str, Any]:
    return _page(_member(request), commitment_id)


@router.post("/commitments/{id:commitment_id}/done", response=CommitmentOut, summary="Say that it is done")
def finish(request: HttpRequest, commitment_id: int) -> dict[str, Any]:
    member = _member(request)
    finish_commitment(find_commitment(member, commitment_id), by=member)
    return _page(member, commitment_id)


def _member(request: HttpRequest) -> Member:
    """A token that may read what is open to its member does not therefore read what is between two."""
    if SCOPE not in request.auth.scopes:  # type: ignore[attr-defined]
        raise NotAllowed(_("This token may not read or write commitments. Make one with the scope “commitments”."))
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _page(member: Member, commitment_id: int) -> dict[str, Any]:
    one = find_commitment(member, commitment_id)
    view = load_page(member, one)
    return {
        "id": one.pk, "url": one.get_absolute_url(), "what": view.promise.what, "why": view.promise.why,
        "state": "asked" if one.waits_for_doer else one.state, "done_by": view.doer.name,
        "to": [row.face.name for row in view.receivers], "on": one.on, "at": one.at, "hours": one.hours,
        "is_late": view.is_late,
    }  # fmt: skip
