"""How two members stand to each other, and one's own lists of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Connection, Follow, Member
from guildhouse.members.queries.people import FOUND

State = Connection.State


@dataclass(frozen=True, slots=True)
class Relation:
    """`asks` is the id of what the other has asked; `has_asked` stays whatever became of one's own question."""

    follows: bool
    followers: int
    is_connected: bool
    has_asked: bool
    asks: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    person: Member
    words: str
    at: datetime


def find_relation(member: Member, viewer: Member) -> Relation:
    """Two queries."""
    low, high = sorted((member.pk, viewer.pk))
    pair = next((Pair(*values) for values in _pairs.ask(low=low, high=high)), None)
    is_own = pair is not None and pair.asked_by == viewer.pk
    asks = pair if pair is not None and not is_own and pair.state == State.ASKED else None
    ((follows, followers),) = _followers.ask(member=member.pk, viewer=viewer.pk)
    return Relation(
        follows=bool(follows),
        followers=followers,
        is_connected=pair is not None and pair.state == State.CONNECTED,
        has_asked=pair is not None and is_own and pair.state != State.CONNECTED,
        asks=asks.id if asks else None,
        words=asks.words if asks else "",
    )


class Pair(NamedTuple):
    id: int
    asked_by: int
    state: str
    words: str


@stencil
def _pairs(holes: Holes) -> QuerySet[Any, Any]:
    rows = Connection.objects.filter(low=holes.number("low"), high=holes.number("high"))
    return rows.values_list("pk", "asked_by", "state", "words")


@stencil
def _followers(holes: Holes) -> QuerySet[Any, Any]:
    """Whether the viewer is one of them, and how many there are."""
    mine = Follow.objects.filter(member=holes.number("viewer"), followed=OuterRef("pk"))
    others = Follow.objects.filter(followed=OuterRef("pk"), member__status__in=FOUND).order_by().values("followed")
    count = Coalesce(Subquery(others.annotate(n=Count("pk")).values("n")), 0)
    found = Member.objects.filter(pk=holes.number("member")).annotate(mine=Exists(mine), n=count)
    rows: QuerySet[Any, Any] = found.values_list("mine", "n")
    return rows


def followed_by(member: Member) -> "QuerySet[Member]":
    found: QuerySet[Member] = Member.objects.filter(followed_by__member=member, status__in=FOUND)
    return found.order_by("name", "pk")


def connected_with(member: Member) -> "QuerySet[Member]":
    other = Case(When(low=member, then=F("high")), default=F("low"))
    ids = Connection.objects.of(member.pk).made().annotate(other=other).values("other")
    found: QuerySet[Member] = Member.objects.filter(pk__in=ids, status__in=FOUND)
    return found.order_by("name", "pk")


def list_waiting(member: Member) -> list[Waiting]:
    rows = Connection.objects.waiting_for(member.pk).filter(asked_by__status__in=FOUND)
    return [
        Waiting(row.pk, row.asked_by, row.words, row.asked_at) for row in rows.select_related("asked_by").order_by("pk")
    ]


def list_asked(member: Member) -> list[Member]:
    """Whom they have asked and who has not said yes: unanswered and declined look alike."""
    rows = Connection.objects.of(member.pk).filter(~Q(state=State.CONNECTED), asked_by=member)
    ids = [row.other_id(member.pk) for row in rows]
    return list(Member.objects.filter(pk__in=ids, status__in=FOUND).order_by("name", "pk"))


def count_followers(member: Member) -> int:
    return Follow.objects.filter(followed=member, member__status__in=FOUND).count()
