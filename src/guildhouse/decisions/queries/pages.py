"""The page of one decision, as its owner or as somebody who was asked may read it."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from guildhouse.decisions.models import Decision, LookBack, Option, Perspective, Shared, Thoughts, Verdict
from guildhouse.decisions.policies import is_owner
from guildhouse.decisions.queries.finding import find_own_perspective
from guildhouse.decisions.queries.opening import (
    hold_keys_of,
    open_line,
    open_look_back,
    open_shared,
    open_thoughts,
    open_verdict,
)
from guildhouse.members.models import Member


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    address: str
    hue: int
    picture: str
    headline: str


@dataclass(frozen=True, slots=True)
class PerspectiveRow:
    """`parts` are the three things a perspective says, those that were said."""

    id: int
    face: Face
    handle: str
    lean: int
    why: Markup
    seen: Markup
    unknown: Markup
    at: datetime | None
    is_edited: bool


@dataclass(frozen=True, slots=True)
class AskedRow:
    id: int
    face: Face
    state: str
    at: datetime
    is_reminded: bool


@dataclass(frozen=True, slots=True)
class Column:
    """An option with the perspectives that lean to it; `option` is None for those that lean to none."""

    option: Option | None
    rows: tuple[PerspectiveRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """`columns` and `waiting` are the owner's alone; `own` is what the reader was asked."""

    decision: Decision
    is_mine: bool
    owner: Face
    shared: Shared
    context: Markup
    expected: str
    verdict: Verdict | None
    looked_back: LookBack | None
    farewell: str
    columns: tuple[Column, ...]
    waiting: tuple[AskedRow, ...]
    own: Perspective | None
    thoughts: Thoughts | None
    leans_to: str
    helped: tuple[Face, ...]


def load_page(member: Member, decision: Decision) -> DecisionPage:
    """A fixed number of queries: the keys of all whose words stand on it."""
    people = list(decision.perspectives.all())
    for one in people:
        one.decision = decision
    mine = is_owner(member, decision)
    hold_keys_of([decision], people if mine else [], member)
    shared = open_shared(decision, member)
    own = None if mine else find_own_perspective(member, decision)
    thoughts = open_thoughts(own, member) if own and own.is_given else None
    chosen = shared.option(own.lean) if own else None
    return DecisionPage(
        decision=decision,
        is_mine=mine,
        owner=make_face(decision.owner),
        shared=shared,
        context=Markup(shared.html),  # noqa: S704 - the sanitiser has run
        expected=open_line(decision.expected, member) if mine else "",
        verdict=open_verdict(decision, member),
        looked_back=open_look_back(decision, member),
        farewell=open_line(decision.farewell, member) if decision.dropped_at else "",
        columns=_lay_out(shared, people, member) if mine else (),
        waiting=tuple(_make_asked(one) for one in people if not one.is_given) if mine else (),
        own=own,
        thoughts=thoughts,
        leans_to=chosen.words if chosen else "",
        helped=tuple(make_face(one.author) for one in people if one.is_given) if mine else (),
    )


def make_face(member: Member) -> Face:
    """Whoever has left keeps their name and loses their page."""
    address = "" if member.status == Member.Status.LEFT else member.get_absolute_url()
    return Face(member.name, address, member.hue, member.avatar_url, member.headline)


def _lay_out(shared: Shared, people: list[Perspective], reader: Member) -> tuple[Column, ...]:
    """In the order of the options, each perspective in the order in which it came: no counting, no winner."""
    rows = [_make_row(one, reader) for one in people if one.is_given]
    columns = [Column(option, tuple(row for row in rows if row.lean == option.id)) for option in shared.options]
    known = {option.id for option in shared.options}
    return (*columns, Column(None, tuple(row for row in rows if row.lean not in known)))


def _make_row(one: Perspective, reader: Member) -> PerspectiveRow:
    thoughts = open_thoughts(one, reader)
    return PerspectiveRow(
        id=one.pk, face=make_face(one.author), handle=one.author.handle, lean=one.lean,
        why=Markup(thoughts.why_html), seen=Markup(thoughts.seen_html), unknown=Markup(thoughts.unknown_html),  # noqa: S704 - the sanitiser has run
        at=one.answered_at, is_edited=one.edited_at is not None,
    )  # fmt: skip


def _make_asked(one: Perspective) -> AskedRow:
    return AskedRow(one.pk, make_face(one.author), one.state, one.asked_at, one.reminded_at is not None)
