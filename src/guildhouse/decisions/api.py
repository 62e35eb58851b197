"""One's own decisions for programs: only for tokens that were given the scope “decisions”."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from guildhouse.decisions.actions import Question, decline_request, edit_decision, give_perspective, open_decision
from guildhouse.decisions.models import Decision, Option
from guildhouse.decisions.queries.finding import find_decision, refuse_strangers
from guildhouse.decisions.queries.lists import list_decisions
from guildhouse.decisions.queries.pages import load_page
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.members.models import Member

router = Router(tags=["decisions"])
SCOPE = "decisions"


class DecisionRowOut(Schema):
    url: str
    question: str
    state: str
    owner: str
    day: date | None
    at: datetime


class DecisionsOut(Schema):
    decisions: list[DecisionRowOut]
    page: int
    pages: int


class OptionOut(Schema):
    id: int
    words: str
    pros: str
    cons: str


class PerspectiveOut(Schema):
    by: str
    lean: int
    why_html: str
    seen_html: str
    unknown_html: str


class DecisionOut(Schema):
    """`perspectives` is empty for those who were asked; `lean` names an option, 0 none. `version` goes into a change."""

    id: int
    url: str
    owner: str
    state: str
    version: int
    question: str
    context: str
    options: list[OptionOut]
    decide_by: date | None
    chosen: str
    why: str
    look_back_on: date | None
    perspectives: list[PerspectiveOut]


class OptionIn(Schema):
    words: str = Field(max_length=200)
    pros: str = Field("", max_length=2000)
    cons: str = Field("", max_length=2000)


class DecisionIn(Schema):
    question: str = Field(max_length=200)
    context: str = Field("", max_length=20_000)
    options: list[OptionIn] = Field(min_length=2, max_length=7)
    expected: str = Field("", max_length=20_000)
    decide_by: date | None = None


class ChangeIn(DecisionIn):
    version: int = Field(ge=1, le=2**31 - 1)


class PerspectiveIn(Schema):
    lean: int = Field(0, ge=0, le=7)
    why: str = Field(max_length=20_000)
    seen: str = Field("", max_length=20_000)
    unknown: str = Field("", max_length=20_000)


@router.get("/decisions", response=DecisionsOut, summary="Your decisions, or those you are asked about")
def list_own(
    request: HttpRequest,
    show: str = Query("open", pattern="^(open|decided|dropped|asked|given)$"),  # type: ignore[type-arg]
    page: int = Query(1, ge=1, le=10_000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    member = _member(request)
    refuse_strangers(member)
    found = list_decisions(member, show, page)
    rows = [
        {"url": row.address, "question": row.question, "state": row.state, "day": row.day, "at": row.at,
         "owner": row.owner.name if row.owner else member.name}
        for row in found.rows
    ]  # fmt: skip
    return {"decisions": rows, "page": found.page, "pages": found.pages}


@router.post("/decisions", response={201: DecisionOut}, summary="Open a decision")
def begin(request: HttpRequest, payload: DecisionIn) -> Status[dict[str, Any]]:
    member = _member(request)
    return Status(201, _page(member, open_decision(_question(payload), by=member).pk))


@router.get("/decisions/{id:decision_id}", response=DecisionOut, summary="One decision")
def read(request: HttpRequest, decision_id: int) -> dict[str, Any]:
    return _page(_member(request), decision_id)


@router.put("/decisions/{id:decision_id}", response=DecisionOut, summary="Change what is asked")
def change(request: HttpRequest, decision_id: int, payload: ChangeIn) -> dict[str, Any]:
    member = _member(request)
    edit_decision(find_decision(member, decision_id), _question(payload), by=member, version=payload.version)
    return _page(member, decision_id)


@router.put("/decisions/{id:decision_id}/perspective", response={204: None}, summary="Give your perspective")
def give(request: HttpRequest, decision_id: int, payload: PerspectiveIn) -> Status[None]:
    member = _member(request)
    decision = _asked(member, decision_id)
    give_perspective(
        decision, by=member, lean=payload.lean, why=payload.why, seen=payload.seen, unknown=payload.unknown
    )
    return Status(204, None)


@router.delete("/decisions/{id:decision_id}/perspective", response={204: None}, summary="Kindly say no")
def decline(request: HttpRequest, decision_id: int) -> Status[None]:
    member = _member(request)
    decline_request(_asked(member, decision_id), by=member)
    return Status(204, None)


def _asked(member: Member, decision_id: int) -> Decision:
    decision = find_decision(member, decision_id)
    if decision.owner_id == member.pk:
        raise Conflict(_("This is yours to decide; perspectives come from others."))
    return decision


def _member(request: HttpRequest) -> Member:
    """A token that may read what is open to its member does not therefore read what they have to decide."""
    if SCOPE not in request.auth.scopes:  # type: ignore[attr-defined]
        raise NotAllowed(_("This token may not read or write decisions. Make one with the scope “decisions”."))
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _question(payload: DecisionIn) -> Question:
    options = [Option(number, one.words, one.pros, one.cons) for number, one in enumerate(payload.options, start=1)]
    return Question(
        question=payload.question, context=payload.context, options=options, expected=payload.expected,
        decide_by=payload.decide_by,
    )  # fmt: skip


def _page(member: Member, decision_id: int) -> dict[str, Any]:
    decision = find_decision(member, decision_id)
    view = load_page(member, decision)
    return {
        "id": decision.pk, "url": decision.get_absolute_url(), "owner": view.owner.name, "state": decision.state,
        "version": decision.version, "question": view.shared.question, "context": view.shared.context,
        "options": [{"id": one.id, "words": one.words, "pros": one.pros, "cons": one.cons} for one in view.shared.options],
        "decide_by": decision.decide_by, "chosen": view.verdict.chosen if view.verdict else "",
        "why": view.verdict.why if view.verdict else "", "look_back_on": decision.look_back_on if view.is_mine else None,
        "perspectives": [
            {"by": row.face.name, "lean": row.lean, "why_html": str(row.why), "seen_html": str(row.seen), "unknown_html": str(row.unknown)}
            for column in view.columns for row in column.rows
        ],
    }  # fmt: skip
