"""The desk as a host reads it: the lanes with their figures, one of them open, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from guildhouse.insights.models import Mark
from guildhouse.insights.queries.lanes import AGES, ASIDE, LaneCount, count_lanes, own_lanes, rows_of
from guildhouse.kernel.counting import until_pulse
from guildhouse.kernel.ports.desk import DeskItem, Lane
from guildhouse.members.models import Member

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the address asks for; words that mean nothing are left out."""

    lane: str = ""
    show: str = ""
    page: int = 1

    def address(self, **changes: object) -> str:
        given = {"lane": self.lane, "show": self.show, **changes}
        return "/desk/?" + "&".join(f"{name}={value}" for name, value in given.items() if value)


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An item and what hosts have said about it."""

    item: DeskItem
    lane: str
    holder: str = ""
    is_mine: bool = False
    aside_by: str = ""
    because: str = ""
    until: datetime | None = None

    @property
    def base(self) -> str:
        return f"/desk/{self.lane}/{self.item.id}/"


@dataclass(frozen=True, slots=True)
class Desk:
    lanes: list[tuple[str, Lane, LaneCount]]
    lane: Lane
    counts: LaneCount
    wishes: Wishes
    rows: list[DeskRow]
    count: int
    pages: int


def load_desk(host: Member, wishes: Wishes) -> Desk:
    """Figures in one query once something has changed in the house, rows in two; the first lane in which something waits is open."""
    now, lanes = timezone.now(), own_lanes(host)
    counts = until_pulse(f"desk:{host.pk}", lambda: count_lanes(host, lanes, now))
    key = (
        wishes.lane if wishes.lane in counts else next((key for key, _lane in lanes if counts[key].total), lanes[0][0])
    )
    show = wishes.show if wishes.show in {*AGES, ASIDE} else ""
    lane, figures = dict(lanes)[key], counts[key]
    count = getattr(figures, show or "total")
    pages = max(1, -(-count // PER_PAGE))
    page = min(wishes.page, pages)
    rows = rows_of(key, lane, host, now, show).order_by(lane.since, "pk")[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Desk(
        lanes=[(key, lane, counts[key]) for key, lane in lanes], lane=lane, counts=figures, wishes=Wishes(key, show, page),
        rows=word_rows(host, key, lane, list(rows)), count=count, pages=pages,
    )  # fmt: skip


def word_rows(host: Member, key: str, lane: Lane, rows: Sequence[Any]) -> list[DeskRow]:
    """With what hosts have said, in one query more than the lane's own."""
    said = Mark.objects.filter(lane=key, thing_id__in=[row.pk for row in rows])
    marks = {(mark.thing_id, mark.since): mark for mark in said.select_related("taken_by", "left_by", "snoozed_by")}
    return [_row(host, key, item, marks.get((item.id, item.since))) for item in lane.word(rows)]


def _row(host: Member, key: str, item: DeskItem, mark: Mark | None) -> DeskRow:
    if mark is None:
        return DeskRow(item, key)
    holder = mark.taken_by if mark.holder_id else None
    rests = mark.snoozed_until is not None and mark.snoozed_until > timezone.now()
    by = mark.left_by if mark.left_at else mark.snoozed_by if rests else None
    return DeskRow(
        item, key, holder=holder.name if holder else "", is_mine=mark.holder_id == host.pk, aside_by=by.name if by else "",
        because=mark.left_because, until=mark.snoozed_until if rests and not mark.left_at else None,
    )  # fmt: skip
