"""What somebody looks for in the directory: words, a value per facet, an order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guildhouse.members.queries.facets import FACETS, fold

SORTS = {"newest", "ties"}


@dataclass(frozen=True, slots=True)
class Asked:
    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    sort: str = "name"


def read_asked(given: Mapping[str, str]) -> Asked:
    """From an address; what makes no sense is not asked."""
    typed = {facet: given.get(facet, "").replace("\0", "")[:200] for facet in FACETS}
    chosen = {facet: words.strip() if facet == "language" else fold(words) for facet, words in typed.items()}
    sort = given.get("sort", "")
    return Asked(
        words=given.get("q", "").replace("\0", "")[:80],
        chosen={facet: value for facet, value in chosen.items() if value},
        sort=sort if sort in SORTS else "name",
    )
