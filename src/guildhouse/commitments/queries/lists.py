"""Lists: what one does, what waits for one's word, what is promised to one, and what has ended."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from guildhouse.commitments.models import Commitment, Promise
from guildhouse.commitments.queries.finding import PEOPLE
from guildhouse.commitments.queries.opening import hold_keys_of, open_promise
from guildhouse.commitments.queries.pages import Face, is_late, make_face
from guildhouse.members.models import Member

PAGE = 20
SHOWS = ("open", "asked", "promised", "ended")
State = Commitment.State


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    id: int
    address: str
    promise: Promise
    state: str
    doer: Face | None
    people: tuple[Face, ...]
    on: date | None
    at: time | None
    hours: int | None
    is_late: bool
    is_exploring: bool


@dataclass(frozen=True, slots=True)
class CommitmentList:
    rows: list[CommitmentRow]
    show: str
    page: int
    pages: int
    counts: dict[str, int]


def list_commitments(member: Member, show: str, page: int) -> CommitmentList:
    """What has a day first, in the order of days; a fixed number of queries, however many they are."""
    counts = {**_count_own(member), "promised": _rows(member, "promised").count()}
    pages = max(1, -(-counts[show] // PAGE))
    page = min(max(1, page), pages)
    by_day: tuple[str | OrderBy, ...] = (F("on").asc(nulls_last=True), F("at").asc(nulls_last=True), "pk")
    order = ("-ended_at", "-pk") if show == "ended" else by_day
    rows = _rows(member, show).select_related("doer", "author").prefetch_related(PEOPLE).order_by(*order)
    found = list(rows[(page - 1) * PAGE : page * PAGE])
    hold_keys_of(found, member)
    return CommitmentList([_make_row(one, member) for one in found], show, page, pages, counts)


def _count_own(member: Member) -> dict[str, int]:
    return Commitment.objects.filter(doer=member).aggregate(
        open=Count("pk", filter=Q(state=State.OPEN)), asked=Count("pk", filter=Q(state=State.ASKED)),
        ended=Count("pk", filter=Q(state__in=[State.DONE, State.DROPPED])),
    )  # fmt: skip


def _rows(member: Member, show: str) -> QuerySet[Commitment]:
    if show == "promised":
        waiting = [State.OPEN, State.ASKED, State.UNHEARD]
        return Commitment.objects.visible_to(member).exclude(doer=member).filter(state__in=waiting)
    states = {"open": [State.OPEN], "asked": [State.ASKED], "ended": [State.DONE, State.DROPPED]}[show]
    return Commitment.objects.filter(doer=member, state__in=states)


def _make_row(one: Commitment, member: Member) -> CommitmentRow:
    mine = one.doer_id == member.pk
    return CommitmentRow(
        id=one.pk, address=one.get_absolute_url(), promise=open_promise(one, member),
        state=State.ASKED if one.waits_for_doer else one.state, doer=None if mine else make_face(one.doer),
        people=tuple(make_face(receiver.member) for receiver in one.receivers.all() if receiver.member_id != member.pk),
        on=one.on, at=one.at, hours=one.hours, is_late=is_late(one), is_exploring=one.is_exploring,
    )  # fmt: skip


def list_following(decision_id: int, member: Member) -> list[tuple[Commitment, Promise]]:
    """What this member does because of a decision, in the order in which they took it on; two queries at most."""
    states = [State.OPEN, State.DONE, State.DROPPED]
    rows = Commitment.objects.filter(doer=member, about_kind="decision", about_id=decision_id, state__in=states)
    found = list(rows.prefetch_related("receivers").order_by("pk")[:PAGE])
    hold_keys_of(found, member)
    return [(one, open_promise(one, member)) for one in found]
