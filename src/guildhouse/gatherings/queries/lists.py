"""Lists of events: what is to come, what was, what one goes to or organises; by month."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import formats, timezone
from django.utils.translation import pgettext

from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.queries.times import say_elsewhere, say_when
from guildhouse.members.models import Member

PAGE = 20
MOST_MONTHS = 36
SHOWS = ("upcoming", "past", "mine")
MINE = (Attendance.State.GOING, Attendance.State.WAITING)


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """One event in a list. `own` is the reader's answer: going, waiting, declined or nothing."""

    id: int
    title: str
    purpose: str
    address: str
    kind: str
    way: str
    place: str
    starts_at: datetime
    day: str
    month: str
    when: str
    elsewhere: str
    space_name: str
    space_address: str
    going: int
    capacity: int | None
    waiting: int
    own: str
    is_organiser: bool
    is_cancelled: bool
    is_full: bool


@dataclass(frozen=True, slots=True)
class GatheringList:
    rows: list[GatheringRow]
    groups: list[tuple[str, list[GatheringRow]]]
    show: str
    month: str
    months: list[tuple[str, str, int]]
    page: int
    pages: int
    count: int


def list_gatherings(member: Member | None, *, show: str = "upcoming", month: str = "", page: int = 1) -> GatheringList:
    """A page of twenty; `month` is written 2027-03 and read in the reader's zone. Five queries, however many there are."""
    show = show if show in SHOWS and not (show == "mine" and member is None) else SHOWS[0]
    found = _choose(member, show)
    months = _count_months(found)
    first = read_month(month)
    if first is not None:
        found = found.filter(starts_at__gte=_midnight(first), starts_at__lt=_midnight(_next(first)))
    order = ("-starts_at", "-pk") if show == "past" else ("starts_at", "pk")
    count = found.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, page), pages)
    chosen = found.select_related("space").order_by(*order)[(page - 1) * PAGE : page * PAGE]
    rows = make_rows(list(chosen), member)
    return GatheringList(rows, _group(rows), show, month if first else "", months, page, pages, count)


def _choose(member: Member | None, show: str) -> Any:
    now = timezone.now()
    seen = Gathering.objects.visible_to(member)
    if show == "past":
        return seen.filter(ends_at__lte=now)
    if show == "mine":
        own = Attendance.objects.filter(member=member, state__in=MINE).values("gathering")
        return seen.filter(Q(pk__in=own) | Q(organisers__member=member), ends_at__gt=now).distinct()
    return seen.filter(ends_at__gt=now)


def make_rows(gatherings: list[Gathering], member: Member | None) -> list[GatheringRow]:
    """Two queries more, for the reader's own answers and what they organise."""
    ids = [one.pk for one in gatherings]
    answers, organised = {}, set()
    if member is not None and ids:
        answers = dict(Attendance.objects.filter(member=member, gathering__in=ids).values_list("gathering_id", "state"))
        organised = set(Gathering.objects.filter(pk__in=ids, organisers__member=member).values_list("pk", flat=True))
    return [_row(one, answers.get(one.pk, ""), is_organiser=one.pk in organised) for one in gatherings]


def _row(one: Gathering, own: str, *, is_organiser: bool) -> GatheringRow:
    local = timezone.localtime(one.starts_at)
    return GatheringRow(
        id=one.pk, title=one.title, purpose=one.purpose, address=one.get_absolute_url(), kind=one.kind, way=one.way,
        place=one.place, starts_at=one.starts_at, day=str(local.day), month=formats.date_format(local, "M"), when=say_when(one),
        elsewhere=say_elsewhere(one), space_name=one.space.name if one.space else "",
        space_address=one.space.get_absolute_url() if one.space else "", going=one.going_count, capacity=one.capacity,
        waiting=one.waiting_count, own=own, is_organiser=is_organiser, is_cancelled=one.is_cancelled, is_full=one.is_full,
    )  # fmt: skip


def _group(rows: list[GatheringRow]) -> list[tuple[str, list[GatheringRow]]]:
    grouped: dict[str, list[GatheringRow]] = {}
    for row in rows:
        grouped.setdefault(_name_month(timezone.localtime(row.starts_at)), []).append(row)
    return list(grouped.items())


def _name_month(moment: datetime) -> str:
    return formats.date_format(moment, pgettext("format of a date", "F Y"))


def _count_months(found: Any) -> list[tuple[str, str, int]]:
    """The months in which there is something, as (2027-03, its name, how many)."""
    counted = found.annotate(month=TruncMonth("starts_at", tzinfo=timezone.get_current_timezone()))
    rows = counted.values("month").annotate(count=Count("pk", distinct=True)).order_by("month")
    return [
        (f"{month:%Y-%m}", _name_month(month), count)
        for month, count in rows.values_list("month", "count")[:MOST_MONTHS]
    ]


def read_month(typed: str) -> date | None:
    """`2027-03`; None for what is no month, or too far away to hold anything."""
    try:
        first = date.fromisoformat(f"{typed}-01") if len(typed) == len("2027-03") and typed.isascii() else None
    except ValueError:
        return None
    return first if first is not None and 2000 <= first.year <= 2100 else None  # noqa: PLR2004 - years, as forms take them


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())
