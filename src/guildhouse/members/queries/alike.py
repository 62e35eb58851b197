"""What two members have in common by what they show, and who might have something in common with one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from guildhouse.members.models import Connection, DirectoryRow, Follow, Member, Profile
from guildhouse.members.queries.facets import name_value, read_facts

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
    rows = DirectoryRow.objects.visible_to(viewer).filter(
        member__in=others, facet__in={facet for facet, _value in keys}, value__in={value for _facet, value in keys}
    )
    asked = rows.values_list("member_id", "facet", "value", "label").union(*_stand(viewer, others), all=True)
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = {**keys, ("connected", ""): ("connected",), ("follows", ""): ("follows",)}
    for member_id, facet, value, label in sorted(asked):
        if member_id == viewer.pk:
            continue
        for kind in wanted.get((facet, value), ()):
            found[member_id][kind].append(name_value(facet, value, label))
    return found


def _stand(viewer: Member, others: Sequence[int]) -> list[QuerySet[Any, Any]]:
    """Who is connected with the viewer and who follows them, in the columns of the rows above."""
    connected, following, none = (Value(word, output_field=CharField()) for word in ("connected", "follows", ""))
    made = Connection.objects.made().filter(Q(low=viewer, high__in=others) | Q(high=viewer, low__in=others))
    other = Case(When(low=viewer, then=F("high_id")), default=F("low_id"))
    follows = Follow.objects.filter(followed=viewer, member__in=others)
    return [
        made.annotate(other=other, what=connected, a=none, b=none).values_list("other", "what", "a", "b"),
        follows.annotate(what=following, a=none, b=none).values_list("member_id", "what", "a", "b"),
    ]


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
    profile = Profile.objects.filter(member=viewer).first()
    keys: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in read_facts(profile) if profile is not None else ():
        if one.facet in SHARED or one.facet in ANSWERS:
            facet = ANSWERS.get(one.facet, one.facet)
            keys[facet, one.value] = (*keys.get((facet, one.value), ()), facet)
        if one.facet in ROADS:
            theirs, kind = ROADS[one.facet]
            keys[theirs, one.value] = (*keys.get((theirs, one.value), ()), kind)
    return keys
