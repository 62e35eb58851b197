"""What needs a host: rooms say what waits, since when and which act ends it; the desk counts, takes in hand and sets aside."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskItem:
    """One thing that waits. `who` is whose it is, under whatever name they wrote; `about` is a line of their words.

    `act` is the word on the one button that ends it. It leads to `act_address`; with `sent` (a field and its value) it posts there.
    """

    id: int
    title: str
    address: str
    since: datetime
    act: str
    act_address: str
    who: str = ""
    hue: int = 0
    picture: str = ""
    is_unnamed: bool = False
    place: str = ""
    about: str = ""
    sent: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """`rows(host)` answers what waits and this host may act on, in no order; `rows(None)` whatever waits anywhere.

    `since` names the field of those rows from which they wait: a thing that waits anew has a new one, and whatever hosts said
    about it before no longer counts. `word` turns the rows of one page into items, in their order and in a fixed number of queries.

    `serves` says for which hosts there is such a lane. `may_be_left`: whether it may end without an act; somebody who asked
    for something is always answered. After `late_after` hosts find it on Today, in the words of `say_late(count)`.
    """

    label: str | Promise
    means: str | Promise
    icon: str
    order: int
    rows: Callable[[Any], "QuerySet[Any]"]
    since: str
    word: Callable[[Sequence[Any]], Iterable[DeskItem]]
    serves: Callable[[Any], bool] = bool
    may_be_left: bool = True
    late_after: timedelta | None = None
    say_late: Callable[[int], str] | None = None


desk_lanes: Registry[Lane] = Registry("desk")


def lanes_for(host: Any) -> list[tuple[str, Lane]]:
    """The lanes of this host by key, in order."""
    return sorted(((key, lane) for key, lane in desk_lanes.items() if lane.serves(host)), key=lambda one: one[1].order)
