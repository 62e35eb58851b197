"""What a host asks of the queue, and the rows as the database gives them."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member
from guildhouse.moderation.models import Item
from guildhouse.moderation.models.item import CLAIM_LASTS
from guildhouse.moderation.queries.reach import items_within

PER_PAGE = 30
NARROWING = ("kind", "space", "source")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; words that mean nothing are left out by `read`."""

    state: str = "open"
    kind: str = ""
    space: int = 0
    source: str = ""

    def address(self, **changes: object) -> str:
        given = {"state": self.state, "kind": self.kind, "space": self.space, "source": self.source, **changes}
        parts = [f"{name}={value}" for name, value in given.items() if value and value != "open"]
        return "/moderation/?" + "&".join(parts)

    def choices(self, name: str, values: Iterable[tuple[Any, str]]) -> list[tuple[str, str, bool]]:
        """Words, address and whether it is chosen: each way to narrow by this name."""
        chosen = getattr(self, name)
        some = [(words, self.address(**{name: value}), chosen == value) for value, words in values]
        return [(_("All"), self.address(**{name: ""}), not chosen), *some]


class Row(NamedTuple):
    """As the database gives it, in the order of COLUMNS."""

    id: int
    kind: str
    title: str
    byline: str
    source: str
    reason: str
    flags: int
    opened_at: Any
    closed_at: Any
    holder_id: int | None
    claimed_at: Any
    author: str | None
    hue: int
    avatar: str
    space: str | None
    holder: str | None


COLUMNS = (
    "pk", "kind", "title", "byline", "source", "reason", "flags_count", "opened_at", "closed_at", "claimed_by", "claimed_at",
    "author__name", "author__hue", "author__avatar", "space__name", "claimed_by__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The SQL is written once for each kind of question; what one holds for half an hour hangs on the moment and is asked plainly."""

    member: Member
    filters: Filters
    spaces: list[int]

    def count(self) -> int:
        if self.filters.state == "mine":
            return self._mine().count()
        return _ids.count(*self._shape(), **self._given())

    def read(self, skip: int) -> list[Any]:
        if self.filters.state == "mine":
            return list(_in_order(self._mine(), "mine").values_list(*COLUMNS)[skip : skip + PER_PAGE])
        return _rows.ask(*self._shape(), most=PER_PAGE, skip=skip, **self._given())

    def _mine(self) -> "QuerySet[Item]":
        items = items_within(self.spaces, self.member.pk, keeps_order=self.member.is_host)
        items = _narrow(items, self.filters.state, {name: getattr(self.filters, name) for name in self._narrowed()})
        return items.filter(claimed_by=self.member, claimed_at__gt=timezone.now() - CLAIM_LASTS)

    def _narrowed(self) -> tuple[str, ...]:
        return tuple(name for name in NARROWING if getattr(self.filters, name))

    def _shape(self) -> tuple[Hashable, ...]:
        return self.member.is_host, self.filters.state, self._narrowed()

    def _given(self) -> dict[str, Any]:
        narrowed = {name: getattr(self.filters, name) for name in self._narrowed()}
        return {"member": self.member.pk, "spaces": self.spaces, **narrowed}


@stencil
def _rows(holes: Holes, keeps_order: bool, state: str, narrowed: tuple[str, ...]) -> "QuerySet[Item, Any]":  # noqa: FBT001 - the shape of a stencil
    return _in_order(_items(holes, state, narrowed, keeps_order=keeps_order), state).values_list(*COLUMNS)


@stencil
def _ids(holes: Holes, keeps_order: bool, state: str, narrowed: tuple[str, ...]) -> "QuerySet[Item, Any]":  # noqa: FBT001 - the shape of a stencil
    return _items(holes, state, narrowed, keeps_order=keeps_order).values_list("pk")


def _items(holes: Holes, state: str, narrowed: tuple[str, ...], *, keeps_order: bool) -> "QuerySet[Item]":
    items = items_within(holes.numbers("spaces"), holes.number("member"), keeps_order=keeps_order)
    wanted = {name: holes.number(name) if name == "space" else holes.word(name) for name in narrowed}
    return _narrow(items, state, wanted)


def _narrow(items: "QuerySet[Item]", state: str, wanted: Mapping[str, Any]) -> "QuerySet[Item]":
    items = items.exclude(closed_at=None) if state == "decided" else items.filter(closed_at=None)
    return items.filter(**wanted)


def _in_order(items: "QuerySet[Item]", state: str) -> "QuerySet[Item]":
    return items.order_by(*(("-closed_at", "-id") if state == "decided" else ("-rank", "id")))
