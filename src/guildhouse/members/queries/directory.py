"""The directory: a page of members, how many are found, and how many of them show what."""

from dataclasses import dataclass

from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.asking import Asked
from guildhouse.members.queries.counting import Value, count_values
from guildhouse.members.queries.facets import name_value
from guildhouse.members.queries.people import MOST_COUNTED, PAGE
from guildhouse.members.queries.searching import Person, Search


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Person]
    total: int
    page: int
    pages: int
    facets: dict[str, tuple[Value, ...]]


def find_people(viewer: Member, asked: Asked, page: int) -> Found:
    """Members whom this viewer may find; two queries, or one where the counts are known and the page is there."""
    search = Search(asked, viewer.pk, counts_as_member(viewer))
    page = min(max(1, page), -(-MOST_COUNTED // PAGE))
    seen = search.read(PAGE, (page - 1) * PAGE)
    pages = max(1, -(-seen.total // PAGE))
    if page > pages:
        page, seen = pages, search.read(PAGE, (pages - 1) * PAGE)
    return Found(seen.people, seen.total, page, pages, count_values(search, seen.total, has_away=seen.has_away))


def find_these(viewer: Member, asked: Asked, page: int, candidates: list[int]) -> Found:
    """The same, of these members alone and in their order."""
    search = Search(asked, viewer.pk, counts_as_member(viewer))
    seen = search.read_these(candidates)
    people = {one.id: one for one in seen.people}
    ordered = [people[one] for one in candidates if one in people]
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(1, page), pages)
    facets = count_values(search, len(ordered) if asked.chosen else MOST_COUNTED, has_away=seen.has_away)
    return Found(ordered[(page - 1) * PAGE : page * PAGE], len(ordered), page, pages, facets)


def name_chosen(found: Found, facet: str, value: str) -> str:
    """As it stands among what is found, or as it was asked."""
    words = (one.words for one in found.facets.get(facet, ()) if one.value == value)
    return next(words, "") or name_value(facet, value, "")
