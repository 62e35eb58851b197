"""Whom a search of the directory finds, in their order. The rules are QuerySets; their SQL is written once where no words were typed."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, IntegerField, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Block, DirectoryRow, Member
from guildhouse.members.queries.asking import Asked
from guildhouse.members.queries.people import MOST_COUNTED, named_like

Finding = QuerySet[Any, Any]
# What few others show leads, so that little is read.
RAREST_FIRST = (
    "organisation", "role", "place", "interest", "skill", "industry", "seeks", "offers", "language", "product", "available",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    handle: str
    hue: int
    picture: str
    headline: str

    @property
    def address(self) -> str:
        return f"/members/{self.handle}/"


class Sight(NamedTuple):
    """The people of one page, how many there are as far as one counts, and whether whoever asks has blocked anybody.

    Where they have, nothing that was counted for them may be shared.
    """

    people: list[Person]
    total: int
    has_away: bool


@dataclass(frozen=True)
class Search:
    """What is asked and by whom; `sees_members`: whether what is shown to members is shown to them."""

    asked: Asked
    viewer_id: int
    sees_members: bool

    def read(self, most: int, skip: int) -> Sight:
        """One query where the page holds anybody, else one more to count."""
        if self.words:
            seen = _see(_people_of(self.find(), self.viewer_id)[skip : skip + most])
            return seen if seen.people else seen._replace(total=self.find()[:MOST_COUNTED].count())
        seen = _see(_people.ask(*self.shape, most=most, skip=skip, **self.given))
        return seen if seen.people else seen._replace(total=_ids.count(*self.shape, most=MOST_COUNTED, **self.given))

    def read_these(self, candidates: Sequence[int]) -> Sight:
        """In no order."""
        if not candidates:
            return Sight([], 0, has_away=True)
        of = "member__in" if self.facets else "pk__in"
        return _see(_people_of(self.find().filter(**{of: candidates}).order_by(), self.viewer_id))

    def find(self) -> Finding:
        """The rows: of members, or of what they show where something is chosen."""
        values = [self.asked.chosen[facet] for facet in self.facets]
        return _find(self.viewer_id, self.facets, values, self.asked.sort, self.words, sees_members=self.sees_members)

    @cached_property
    def words(self) -> str:
        return self.asked.words.strip()

    @cached_property
    def facets(self) -> tuple[str, ...]:
        return tuple(facet for facet in RAREST_FIRST if facet in self.asked.chosen)

    @property
    def shape(self) -> tuple[Hashable, ...]:
        return self.facets, self.asked.sort, self.sees_members

    @property
    def given(self) -> dict[str, Any]:
        return {**self.asked.chosen, "viewer": self.viewer_id}


def find_in_shape(holes: Holes, facets: tuple[str, ...], sort: str, sees_members: bool) -> Finding:  # noqa: FBT001 - the shape of a stencil
    """What a search of this shape finds, with holes for what was chosen and who asks."""
    values = [holes.word(facet) for facet in facets]
    return _find(holes.number("viewer"), facets, values, sort, sees_members=sees_members)


@stencil
def _people(holes: Holes, *shape: Any) -> Finding:
    return _people_of(find_in_shape(holes, *shape), holes.number("viewer"))


@stencil
def _ids(holes: Holes, *shape: Any) -> Finding:
    return ids_of(find_in_shape(holes, *shape))


def ids_of(found: Finding) -> Finding:
    return found.order_by().values("member_id" if found.model is DirectoryRow else "pk")


def _find(
    viewer_id: int, facets: Sequence[str], values: Sequence[str], sort: str, words: str = "", *, sees_members: bool
) -> Finding:
    """Nobody whom they have blocked."""
    away = Block.objects.filter(member=viewer_id).values("blocked_id")
    if not facets:
        people = named_like(Member.objects.taking_part(), words, prefix=False).exclude(pk__in=away)
        return people.order_by(*(("-pk",) if sort == "newest" else ("name", "pk")))
    (facet, value), *others = zip(facets, values, strict=True)
    shown = DirectoryRow.objects.shown(to_members=sees_members)
    rows = shown.filter(facet=facet, value=value)
    for other, wanted in others:
        rows = rows.filter(Exists(shown.filter(member=OuterRef("member"), facet=other, value=wanted)))
    if words:
        rows = rows.filter(member__in=named_like(Member.objects.all(), words, prefix=False))
    return rows.exclude(member__in=away).order_by(*(("-member_id",) if sort == "newest" else ("name", "member_id")))


def _people_of(found: Finding, viewer_id: int) -> Finding:
    """Each with what is the same for all: how many there are, and whether the viewer has blocked anybody."""
    of = "member__" if found.model is DirectoryRow else ""
    columns = (f"{of}{name}" for name in ("pk", "name", "handle", "hue", "avatar", "headline"))
    counted, given = ids_of(found)[:MOST_COUNTED].query.sql_with_params()
    total = RawSQL(f"(SELECT COUNT(*) FROM ({counted}) counted)", given, output_field=IntegerField())  # noqa: S608, S611 - the ORM's own words
    has_away = Exists(Block.objects.filter(member=viewer_id))
    rows: Finding = found.annotate(total=total, has_away=has_away).values_list(*columns, "total", "has_away")
    return rows


def _see(rows: Iterable[tuple[Any, ...]]) -> Sight:
    """Where nobody was found it is not known whom they have blocked."""
    people, total, has_away = [], 0, True
    for pk, name, handle, hue, avatar, headline, counted, has in rows:
        people.append(Person(pk, name, handle, hue, f"/avatars/{avatar}" if avatar else "", headline))
        total, has_away = counted, bool(has)
    return Sight(people, total, has_away)
