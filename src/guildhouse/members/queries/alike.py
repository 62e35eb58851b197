"""What two members have in common by what they show, and who might have something in common with one."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from guildhouse.members.models import DirectoryRow, Member, Profile
from guildhouse.members.queries.facets import name_value, read_facts

SHARED = ("interest", "former_role", "former_place", "organisation", "place")
# What somebody offers answers what another seeks.
ANSWERS = {"seeks": "offers", "offers": "seeks"}
MOST_EACH = 60


def find_alike(viewer: Member, others: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    """Per other member, by facet of theirs, what answers to the viewer's own; only what they show. Two queries."""
    keys = _list_keys(viewer)
    if not keys:
        return {}
    rows = DirectoryRow.objects.visible_to(viewer).filter(
        member__in=others, facet__in={facet for facet, _value in keys}, value__in={value for _facet, value in keys}
    )
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = set(keys)
    for member_id, facet, value, label in rows.order_by("pk").values_list("member_id", "facet", "value", "label"):
        if (facet, value) in wanted and member_id != viewer.pk:
            found[member_id][facet].append(name_value(facet, value, label))
    return found


def find_candidates(viewer: Member) -> list[int]:
    """Members who share something with the viewer: of each thing, the sixty who are newest. Two queries."""
    any_of = Q()
    for facet, value in _list_keys(viewer):
        newest = DirectoryRow.objects.visible_to(viewer).filter(facet=facet, value=value).exclude(member=viewer)
        any_of |= Q(pk__in=newest.order_by("-member_id").values("pk")[:MOST_EACH])
    if not any_of:
        return []
    return sorted(set(DirectoryRow.objects.filter(any_of).values_list("member_id", flat=True)))


def _list_keys(viewer: Member) -> list[tuple[str, str]]:
    profile = Profile.objects.filter(member=viewer).first()
    facts = read_facts(profile) if profile is not None else []
    return [
        (ANSWERS.get(one.facet, one.facet), one.value) for one in facts if one.facet in SHARED or one.facet in ANSWERS
    ]
