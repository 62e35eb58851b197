"""What two members have in common by what they show, and who might have something in common with one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Connection, DirectoryRow, Follow, Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.facets import name_value, read_facts
from guildhouse.members.queries.finding import find_profile

SHARED = ("interest", "former_role", "former_place", "organisation", "place")
# What somebody offers answers what another seeks.
ANSWERS = {"seeks": "offers", "offers": "seeks"}
# What one is now another was before, and the other way round: one of them has made the move of the other.
ROADS = {"role": ("former_role", "ahead"), "former_role": ("role", "behind")}
MOST_EACH = 60


def find_alike(viewer: Member, others: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    """Per other member, by facet of theirs, what answers to the viewer's own; only what they show. Two queries.

    `ahead` is what they were and the viewer is, `behind` what they are and the viewer was.
    """
    keys = _list_keys(viewer)
    rows = _alike.ask(
        counts_as_member(viewer),
        viewer=viewer.pk,
        others=others,
        facets={facet for facet, _value in keys},
        values={value for _facet, value in keys},
    )
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = {**keys, ("connected", ""): ("connected",), ("follows", ""): ("follows",)}
    for member_id, facet, value, label in sorted(rows):
        if member_id == viewer.pk:
            continue
        for kind in wanted.get((facet, value), ()):
            found[member_id][kind].append(name_value(facet, value, label))
    return found


@stencil
def _alike(holes: Holes, sees_members: bool) -> QuerySet[Any, Any]:  # noqa: FBT001 - the shape of a stencil
    """What others show of these facets and values; who is connected with the viewer and who follows them, in the same columns."""
    viewer, others = holes.number("viewer"), holes.numbers("others")
    shown = DirectoryRow.objects.shown(to_members=sees_members)
    shown = shown.filter(member__in=others, facet__in=holes.words("facets"), value__in=holes.words("values"))
    connected, following, none = (Value(word, output_field=CharField()) for word in ("connected", "follows", ""))
    made = Connection.objects.made().filter(Q(low=viewer, high__in=others) | Q(high=viewer, low__in=others))
    other = Case(When(low=viewer, then=F("high_id")), default=F("low_id"))
    follows = Follow.objects.filter(followed=viewer, member__in=others)
    return shown.values_list("member_id", "facet", "value", "label").union(
        made.annotate(other=other, what=connected, a=none, b=none).values_list("other", "what", "a", "b"),
        follows.annotate(what=following, a=none, b=none).values_list("member_id", "what", "a", "b"),
        all=True,
    )


def find_candidates(viewer: Member) -> list[int]:
    """Members who share something with the viewer: of each thing, the sixty who are newest; and those connected. Three queries."""
    any_of = Q()
    for facet, value in _list_keys(viewer):
        newest = DirectoryRow.objects.visible_to(viewer).filter(facet=facet, value=value).exclude(member=viewer)
        any_of |= Q(pk__in=newest.order_by("-member_id").values("pk")[:MOST_EACH])
    made = Connection.objects.of(viewer.pk).made().values_list("low_id", "high_id")
    known = {one for pair in made for one in pair} - {viewer.pk}
    alike = DirectoryRow.objects.filter(any_of).values_list("member_id", flat=True) if any_of else ()
    return sorted(known | set(alike))


def _list_keys(viewer: Member) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is looked for in others, (facet, value), and what each would be to the viewer."""
    profile = find_profile(viewer.pk)
    keys: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in read_facts(profile) if profile is not None else ():
        if one.facet in SHARED or one.facet in ANSWERS:
            facet = ANSWERS.get(one.facet, one.facet)
            keys[facet, one.value] = (*keys.get((facet, one.value), ()), facet)
        if one.facet in ROADS:
            theirs, kind = ROADS[one.facet]
            keys[theirs, one.value] = (*keys.get((theirs, one.value), ()), kind)
    return keys
