"""Lists: one's own decisions by how far they are, what one is asked, and the perspectives one gave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.queries.opening import hold_keys_of, open_shared, open_thoughts
from guildhouse.decisions.queries.pages import Face, make_face
from guildhouse.kernel.markdown import excerpt, plain_text
from guildhouse.kernel.ports.reading import find_reader
from guildhouse.members.models import Member

PAGE = 20
MOST_SEARCHED = 1000
LENGTH = 160
STATES = {
    "open": (Decision.State.OPEN,),
    "decided": (Decision.State.DECIDED, Decision.State.LOOKED_BACK),
    "dropped": (Decision.State.DROPPED,),
}
SHOWS = (*STATES, "asked", "given")
GIVEN_ONLY = Prefetch(
    "perspectives", Perspective.objects.filter(state=Perspective.State.GIVEN).select_related("author")
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """`owner` is set where it is somebody else's; `day` is when it is to be decided or looked back at."""

    address: str
    question: str
    state: str
    owner: Face | None
    faces: tuple[Face, ...]
    excerpt: str
    day: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionList:
    rows: list[DecisionRow]
    show: str
    page: int
    pages: int
    counts: dict[str, int]


def list_decisions(member: Member, show: str, page: int, asked_for: str = "") -> DecisionList:
    """A fixed number of queries, however many they are. With words asked for, one's own are opened and compared."""
    counts = _count(member)
    if show in STATES:
        rows = _own(member, show)
        if asked_for.strip():
            found = _search(member, rows[:MOST_SEARCHED], asked_for)
            return DecisionList(found, show, 1, 1, counts)
    pages = max(1, -(-counts[show] // PAGE))
    page = min(max(1, page), pages)
    part = slice((page - 1) * PAGE, page * PAGE)
    found = _make_own(member, rows[part]) if show in STATES else _make_asked(member, _asked(member, show)[part])
    return DecisionList(found, show, page, pages, counts)


def _count(member: Member) -> dict[str, int]:
    own = Decision.objects.filter(owner=member).aggregate(
        **{show: Count("pk", filter=Q(state__in=states)) for show, states in STATES.items()}
    )
    asked = Perspective.objects.filter(author=member, is_delivered=True).aggregate(
        asked=Count("pk", filter=WAITING), given=Count("pk", filter=Q(state=Perspective.State.GIVEN))
    )
    return {**own, **asked}


WAITING = Q(state=Perspective.State.ASKED, decision__state=Decision.State.OPEN)


def _own(member: Member, show: str) -> QuerySet[Decision]:
    rows = Decision.objects.filter(owner=member, state__in=STATES[show])
    return rows.select_related("owner").prefetch_related(GIVEN_ONLY).order_by("-changed_at", "-pk")


def _asked(member: Member, show: str) -> QuerySet[Perspective]:
    rows = Perspective.objects.filter(author=member, is_delivered=True)
    rows = rows.filter(WAITING) if show == "asked" else rows.filter(state=Perspective.State.GIVEN)
    rows = rows.select_related("decision__owner", "asker", "author")
    return rows.prefetch_related("decision__perspectives").order_by("-asked_at", "-pk")


def _search(member: Member, rows: Iterable[Decision], asked_for: str) -> list[DecisionRow]:
    mark = find_reader(asked_for, member.language or settings.LANGUAGE_CODE)
    decisions = list(rows)
    hold_keys_of(decisions, [], member)
    found = [one for one in decisions if mark is None or mark(_text_of(one, member))]
    return _make_own(member, found)


def _text_of(decision: Decision, member: Member) -> str:
    shared = open_shared(decision, member)
    options = " ".join(f"{one.words} {one.pros} {one.cons}" for one in shared.options)
    return f"{shared.question} {plain_text(shared.html)} {options}"


def _make_own(member: Member, rows: Iterable[Decision]) -> list[DecisionRow]:
    decisions = list(rows)
    hold_keys_of(decisions, [], member)
    return [
        DecisionRow(
            address=one.get_absolute_url(), question=open_shared(one, member).question, state=one.state, owner=None,
            faces=tuple(make_face(given.author) for given in one.perspectives.all()),
            excerpt=excerpt(open_shared(one, member).html, LENGTH), at=one.changed_at,
            day=one.decide_by if one.is_open else one.look_back_on if one.state == Decision.State.DECIDED else None,
        )
        for one in decisions
    ]  # fmt: skip


def _make_asked(member: Member, rows: Iterable[Perspective]) -> list[DecisionRow]:
    """A perspective that outlived its decision shows one's own words, and whose question it was."""
    perspectives = list(rows)
    hold_keys_of([one.decision for one in perspectives if one.decision], perspectives, member)
    return [
        DecisionRow(
            address=one.get_absolute_url() if one.decision else "",
            question=open_shared(one.decision, member).question if one.decision else "",
            state=one.decision.state if one.decision else "gone", owner=make_face(one.asker), faces=(),
            excerpt=excerpt(open_thoughts(one, member).why_html, LENGTH if one.decision else 100_000) if one.is_given else "",
            day=one.decision.decide_by if one.decision and one.decision.is_open else None,
            at=one.answered_at or one.asked_at,
        )
        for one in perspectives
    ]  # fmt: skip
