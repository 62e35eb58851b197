"""How many members show what: per facet the values most of them show, exactly counted wherever a count stands."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from time import time_ns
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models import Value as Plain
from django.db.models.functions import Coalesce

from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Block, DirectoryCount, DirectoryRow
from guildhouse.members.queries.facets import FACETS, name_value
from guildhouse.members.queries.searching import Finding, Search, find_in_shape, ids_of

MOST_VALUES = 10
COUNTED_UP_TO = 1000
MOST_GROUPS = 400
KEPT_FOR = 10  # seconds
GENERATION = "members.directory"
Counted = tuple[str, str, str, int | None]  # facet, value, label, how many


class Value(NamedTuple):
    """`members` is None where too many are found to count."""

    value: str
    words: str
    members: int | None


def count_values(search: Search, total: int, *, has_away: bool) -> dict[str, tuple[Value, ...]]:
    """Of those found; where more than a thousand are and something is chosen, what most members show, without numbers."""
    is_narrowed = bool(search.facets or search.words)
    if is_narrowed and total <= COUNTED_UP_TO:
        rows = _group(search) if has_away or search.words else _group_once(search)
    else:
        most = _most_shown.ask(has_away, viewer=search.viewer_id)
        rows = _first_of_each((*row, None if is_narrowed else all_of - away) for *row, all_of, away in most)
    found: dict[str, list[Value]] = defaultdict(list)
    for facet, value, label, count in rows:
        found[facet].append(Value(value, name_value(facet, value, label), count))
    return {facet: tuple(found[facet]) for facet in FACETS if facet in found}


def forget_counts() -> None:
    """What the directory is asked by has changed. Other processes that share no cache go on for ten seconds."""
    cache.set(GENERATION, time_ns(), None)


def _group_once(search: Search) -> list[Counted]:
    """For all who have blocked nobody and ask for the same."""
    asked = repr((cache.get(GENERATION), search.sees_members, sorted(search.asked.chosen.items())))
    name = f"{GENERATION}:{blake2b(asked.encode(), digest_size=16).hexdigest()}"
    rows: list[Counted] | None = cache.get(name)
    if rows is None:
        rows = _group(search)
        cache.set(name, rows, KEPT_FOR)
    return rows


def _group(search: Search) -> list[Counted]:
    if search.words:
        grouped = _grouped(search.find(), sees_members=search.sees_members)
        return _first_of_each(grouped[:MOST_GROUPS])
    return _first_of_each(_shown_by_found.ask(*search.shape, most=MOST_GROUPS, **search.given))


def _first_of_each(rows: Iterable[Any]) -> list[Counted]:
    """Of each facet the first ten that anybody shows."""
    kept: dict[str, int] = defaultdict(int)
    first: list[Counted] = []
    for facet, value, label, count in rows:
        if count != 0 and kept[facet] < MOST_VALUES:
            kept[facet] += 1
            first.append((facet, value, label, count))
    return first


@stencil
def _shown_by_found(holes: Holes, *shape: Any) -> Finding:
    _facets, _sort, sees_members = shape
    return _grouped(find_in_shape(holes, *shape), sees_members=sees_members)


def _grouped(found: Finding, *, sees_members: bool) -> Finding:
    rows = DirectoryRow.objects.shown(to_members=sees_members).filter(member__in=ids_of(found), facet__in=FACETS)
    counted = rows.values("facet", "value").annotate(label=Max("label"), n=Count("pk")).order_by("-n", "value")
    return counted.values_list("facet", "value", "label", "n")


@stencil
def _most_shown(holes: Holes, has_away: bool) -> Finding:  # noqa: FBT001 - the shape of a stencil
    """With how many of them the reader has blocked."""
    most = Q()
    for facet in FACETS:
        top = DirectoryCount.objects.filter(facet=facet).order_by("-members", "value").values("pk")[:MOST_VALUES]
        most |= Q(pk__in=top)
    counts = DirectoryCount.objects.filter(most, members__gt=0).order_by("-members", "value")
    away: Any = Plain(0, output_field=IntegerField())
    if has_away:
        same = DirectoryRow.objects.filter(facet=OuterRef("facet"), value=OuterRef("value"))
        blocked = Block.objects.filter(member=holes.number("viewer")).values("blocked_id")
        hidden = same.filter(member__in=blocked).order_by().values("facet").annotate(n=Count("pk"))
        away = Coalesce(Subquery(hidden.values("n")), 0)
    return counts.annotate(away=away).values_list("facet", "value", "label", "members", "away")
