"""The directory: members by what they show, in which order, and how many show what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from guildhouse.members.models import Block, DirectoryCount, DirectoryRow, Member
from guildhouse.members.queries.facets import FACETS, fold, name_value
from guildhouse.members.queries.people import FOUND, MOST_COUNTED, PAGE, named_like

Finding = QuerySet[Any]
MOST_VALUES = 10
COUNTED_UP_TO = 1000
MOST_GROUPS = 400
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


@dataclass(frozen=True, slots=True)
class Value:
    """`count` is None where too many are found to count."""

    value: str
    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: words, a value per facet, an order."""

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Person]
    total: int
    page: int
    pages: int
    facets: dict[str, list[Value]]


def find_people(viewer: Member, asked: Asked, page: int, away: Finding) -> Found:
    """Members whom this viewer may find; `away` are those they have blocked."""
    found = _find(viewer, asked, away)
    page = min(max(1, page), -(-MOST_COUNTED // PAGE))
    rows, total = _read_counted(found, page)
    pages = max(1, -(-total // PAGE))
    if page > pages:
        page, (rows, total) = pages, _read_counted(found, pages)
    return Found(rows, total, page, pages, _count_values(viewer, asked, found, total, away))


def find_these(viewer: Member, asked: Asked, page: int, away: Finding, candidates: list[int]) -> Found:
    """The same, of these members alone and in their order."""
    whole = _find(viewer, asked, away)
    people = {one.id: one for one in _read(whole.filter(**{f"{_column(whole)}__in": candidates}).order_by())}
    ordered = [people[one] for one in candidates if one in people]
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(1, page), pages)
    facets = _count_values(viewer, asked, whole, len(ordered) if asked.chosen else MOST_COUNTED, away)
    return Found(ordered[(page - 1) * PAGE : page * PAGE], len(ordered), page, pages, facets)


def _find(viewer: Member, asked: Asked, away: Finding) -> Finding:
    """Rows in their order. What few others show leads, so that little is read."""
    if not asked.chosen:
        people = named_like(Member.objects.filter(status__in=FOUND), asked.words, prefix=False)
        people = people.exclude(pk__in=away)
        order = ("-pk",) if asked.sort == "newest" else ("name", "pk")
        return people.order_by(*order)
    (facet, value), *others = [(facet, asked.chosen[facet]) for facet in RAREST_FIRST if facet in asked.chosen]
    rows = DirectoryRow.objects.visible_to(viewer).filter(facet=facet, value=value)
    for other, wanted in others:
        same = DirectoryRow.objects.visible_to(viewer).filter(member=OuterRef("member"), facet=other, value=wanted)
        rows = rows.filter(Exists(same))
    if asked.words.strip():
        rows = rows.filter(member__in=named_like(Member.objects.all(), asked.words, prefix=False))
    rows = rows.exclude(member__in=away)
    order = ("-member_id",) if asked.sort == "newest" else ("name", "member_id")
    return rows.order_by(*order)


def _column(found: Finding) -> str:
    return "member_id" if found.model is DirectoryRow else "pk"


def _read_counted(found: Finding, page: int) -> tuple[list[Person], int]:
    """A page of them, and how many there are as far as one counts: one query where the page holds anybody."""
    counted, given = found.order_by().values(_column(found))[:MOST_COUNTED].query.sql_with_params()
    total = RawSQL(f"(SELECT COUNT(*) FROM ({counted}) counted)", given, output_field=IntegerField())  # noqa: S608, S611 - the ORM's own words
    rows = list(found.annotate(total=total).values_list("total", *_columns(found))[(page - 1) * PAGE : page * PAGE])
    return [_person(*row[1:]) for row in rows], rows[0][0] if rows else found[:MOST_COUNTED].count()


def _read(found: Finding) -> list[Person]:
    return [_person(*row) for row in found.values_list(*_columns(found))]


def _columns(found: Finding) -> list[str]:
    of = "member__" if found.model is DirectoryRow else ""
    return [f"{of}{name}" for name in ("pk", "name", "handle", "hue", "avatar", "headline")]


def _person(pk: int, name: str, handle: str, hue: int, avatar: str, headline: str) -> Person:
    return Person(pk, name, handle, hue, f"/avatars/{avatar}" if avatar else "", headline)


def _count_values(viewer: Member, asked: Asked, found: Finding, total: int, away: Finding) -> dict[str, list[Value]]:
    """Per facet the values most people show, exactly counted wherever a count stands."""
    narrowed = bool(asked.chosen or asked.words.strip())
    if narrowed and total <= COUNTED_UP_TO:
        ids = found.order_by().values(_column(found))
        rows = DirectoryRow.objects.visible_to(viewer).filter(member__in=ids, facet__in=FACETS)
        grouped = rows.values_list("facet", "value").annotate(n=Count("pk"), label=Max("label")).order_by("-n", "value")
        return _values((facet, value, label, n) for facet, value, n, label in grouped[:MOST_GROUPS])
    most = Q()
    for facet in FACETS:
        top = DirectoryCount.objects.filter(facet=facet).order_by("-members", "value").values("pk")[:MOST_VALUES]
        most |= Q(pk__in=top)
    hidden = DirectoryRow.objects.filter(facet=OuterRef("facet"), value=OuterRef("value"), member__in=away)
    per_value = hidden.order_by().values("facet").annotate(n=Count("pk")).values("n")
    counts = DirectoryCount.objects.filter(most, members__gt=0).order_by("-members", "value")
    counts = counts.annotate(hidden=Coalesce(Subquery(per_value), 0))
    return _values((one.facet, one.value, one.label, None if narrowed else one.members - one.hidden) for one in counts)


def _values(rows: Iterable[tuple[str, str, str, int | None]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for facet, value, label, count in rows:
        if count != 0 and len(found[facet]) < MOST_VALUES:
            found[facet].append(Value(value, name_value(facet, value, label), count))
    return {facet: found[facet] for facet in FACETS if found.get(facet)}


def away_from(viewer: Member) -> Finding:
    """Ids of those this viewer has blocked, to be asked inside a query."""
    return Block.objects.filter(member=viewer).values("blocked_id")


def read_asked(given: Mapping[str, str]) -> Asked:
    """From an address; what makes no sense is not asked."""
    typed = {facet: given.get(facet, "").replace("\0", "")[:200] for facet in FACETS}
    chosen = {facet: words.strip() if facet == "language" else fold(words) for facet, words in typed.items()}
    sort = given.get("sort", "")
    return Asked(
        words=given.get("q", "").replace("\0", "")[:80],
        chosen={facet: value for facet, value in chosen.items() if value},
        sort=sort if sort in {"newest", "ties"} else "name",
    )


def name_chosen(found: Found, facet: str, value: str) -> str:
    """As it stands among what is found, or as it was asked."""
    words = (one.words for one in found.facets.get(facet, ()) if one.value == value)
    return next(words, "") or name_value(facet, value, "")
