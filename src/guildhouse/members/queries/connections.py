"""How two members stand to each other, and one's own lists of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Q, QuerySet, When

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
    row = Connection.objects.between(member.pk, viewer.pk).first()
    is_own = row is not None and row.asked_by_id == viewer.pk
    asks = row if row is not None and not is_own and row.state == State.ASKED else None
    return Relation(
        follows=Follow.objects.filter(member=viewer, followed=member).exists(),
        followers=Follow.objects.filter(followed=member, member__status__in=FOUND).count(),
        is_connected=row is not None and row.state == State.CONNECTED,
        has_asked=row is not None and is_own and row.state != State.CONNECTED,
        asks=asks.pk if asks else None,
        words=asks.words if asks else "",
    )


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
