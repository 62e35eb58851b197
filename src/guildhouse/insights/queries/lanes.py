"""What waits in each lane, without what hosts have set aside: the one place where figure and list come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.insights.models import Mark
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.desk import Lane, lanes_for
from guildhouse.members.models import Member
from guildhouse.spaces.queries import hosts_anywhere

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
AGES = ("day", "week", "older")
ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class LaneCount:
    """How many wait: since today, for days, for more than a week; and how many are set aside."""

    day: int = 0
    week: int = 0
    older: int = 0
    aside: int = 0

    @property
    def total(self) -> int:
        return self.day + self.week + self.older


def own_lanes(host: Member | None) -> list[tuple[str, Lane]]:
    """Absent for whoever hosts nothing."""
    if host is None or not hosts_anywhere(host):
        raise NotFound(_("There is nothing here that you can see."))
    return lanes_for(host)


def rows_of(key: str, lane: Lane, host: Member, now: datetime, show: str = "") -> "QuerySet[Any]":
    """What waits; with an age of `AGES` as long as that, with `aside` what hosts have set aside."""
    rows = marked_rows(key, lane, lane.rows(host), now)
    if show == ASIDE:
        return rows.filter(is_aside=True)
    return rows.filter(_of_age(lane, show, now), is_aside=False)


def marked_rows(key: str, lane: Lane, rows: "QuerySet[Any]", now: datetime) -> "QuerySet[Any]":
    marks = Mark.objects.filter(lane=key, thing_id=OuterRef("pk"), since=OuterRef(lane.since))
    marked: QuerySet[Any] = rows.annotate(is_aside=Exists(marks.aside(now)))
    return marked


def _of_age(lane: Lane, age: str, now: datetime) -> Q:
    newer, older = f"{lane.since}__gt", f"{lane.since}__lte"
    ages = {
        "day": Q(**{newer: now - A_DAY}),
        "week": Q(**{older: now - A_DAY, newer: now - A_WEEK}),
        "older": Q(**{older: now - A_WEEK}),
    }
    return ages.get(age, Q())


def count_lanes(host: Member, lanes: Sequence[tuple[str, Lane]], now: datetime) -> Mapping[str, LaneCount]:
    """All lanes in one query."""
    counts = []
    for key, lane in lanes:
        ages = {age: Count("pk", filter=_of_age(lane, age, now) & Q(is_aside=False)) for age in AGES}
        counts.append(_counted(key, lane, host, now, **ages, aside=Count("pk", filter=Q(is_aside=True))))
    found = {key: LaneCount(*figures) for key, *figures in _all_of(counts)}
    return {key: found.get(key, LaneCount()) for key, _lane in lanes}


def count_late(host: Member) -> list[tuple[str, Lane, int]]:
    """Lanes in which something waits for longer than it should, with how many; one query."""
    now = timezone.now()
    late = [(key, lane) for key, lane in lanes_for(host) if lane.late_after and lane.say_late]
    counts = [
        _counted(key, lane, host, now, late=Count(
            "pk", filter=Q(**{f"{lane.since}__lte": now - (lane.late_after or A_DAY)}, is_aside=False),
        ))
        for key, lane in late
    ]  # fmt: skip
    found = dict(_all_of(counts))
    return [(key, lane, found[key]) for key, lane in late if found.get(key)]


def _counted(key: str, lane: Lane, host: Member, now: datetime, **figures: Count) -> "QuerySet[Any, Any]":
    rows = marked_rows(key, lane, lane.rows(host), now).select_related(None).order_by()
    named = rows.annotate(lane_key=Value(key, output_field=CharField())).values("lane_key")
    counted: QuerySet[Any, Any] = named.annotate(**figures).values_list("lane_key", *figures)
    return counted


def _all_of(counts: Sequence["QuerySet[Any, Any]"]) -> list[tuple[Any, ...]]:
    return list(counts[0].union(*counts[1:], all=True)) if counts else []


def find_waiting(host: Member, key: str, thing_id: int) -> tuple[Lane, Any]:
    """The lane and the row, whether it waits or is set aside. NotFound where it is not theirs, or done meanwhile."""
    lane = dict(own_lanes(host)).get(key)
    row = marked_rows(key, lane, lane.rows(host), timezone.now()).filter(pk=thing_id).first() if lane else None
    if lane is None or row is None:
        raise NotFound(_("This does not wait any more, or it is not yours to decide about."))
    return lane, row
