"""Makes hits of documents: checked once more with their rooms, named, and cut to the passage that answers."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from guildhouse.kernel.ports.search import findables, namings
from guildhouse.kernel.rows import fetch_among
from guildhouse.search.analysis.snippets import Marker
from guildhouse.search.queries.asking import Asked
from guildhouse.search.queries.results import Hit

Names = Mapping[int, tuple[str, str]]
_NOBODY = ("", "")


class Found(NamedTuple):
    """What is shown of a document (models.Document)."""

    id: int
    kind: str
    object_id: int
    sort: str
    space_id: int | None
    author_id: int | None
    at: int
    score: int
    settled: bool
    title: str
    address: str
    byline: str
    language: str
    text: str


LOAD = f"SELECT {', '.join(Found.__annotations__)} FROM search_document WHERE id IN ({{ids}})"  # noqa: S608 - our own names


def load_visible(ids: list[int], viewer: Any) -> list[Found]:
    """The documents in this order, without those that their room no longer shows to this viewer.

    The index may be a moment behind a deletion or a closed space; what is shown never is.
    """
    documents = {row.id: row for row in itertools.starmap(Found, fetch_among(LOAD, ids))}
    visible = _still_visible(documents.values(), viewer)
    return [documents[one] for one in ids if one in visible]


def make_hits(asked: Asked, documents: Iterable[Found], spaces: Names, authors: Names) -> list[Hit]:
    tokens = frozenset(token for want in asked.wants for run in want.sequences for token in run)
    prefix = asked.wants[-1].word if asked.wants and asked.wants[-1].near else ""
    enough = sum(min(map(len, want.sequences)) for want in asked.wants)
    shown = list(documents)
    markers = {
        language: Marker(tokens, language, prefix=prefix, enough=enough) for language in {row.language for row in shown}
    }
    labels = {(kind, sort): _name_sort(kind, sort) for kind, sort in {(row.kind, row.sort) for row in shown}}
    return [_make_hit(row, labels[row.kind, row.sort], spaces, authors, markers[row.language]) for row in shown]


def _name_sort(kind: str, sort: str) -> str:
    source = findables.get(kind)
    return str(source.kinds.get(sort, sort)) if source else sort


def _make_hit(row: Found, label: str, spaces: Names, authors: Names, marker: Marker) -> Hit:
    author, handle = authors.get(row.author_id or 0, (row.byline, ""))
    space, slug = spaces.get(row.space_id or 0, _NOBODY)
    return Hit(
        kind=row.kind,
        id=row.object_id,
        label=label,
        title=tuple(marker.whole(row.title)),
        snippet=tuple(marker.passage(row.text)),
        address=row.address,
        at=datetime.fromtimestamp(row.at, UTC),
        author=author,
        author_handle=handle,
        space=space,
        space_slug=slug,
        score=row.score,
        settled=bool(row.settled),
    )


def _still_visible(rows: Iterable[Found], viewer: Any) -> set[int]:
    by_kind: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        by_kind[row.kind][row.object_id] = row.id
    visible: set[int] = set()
    for kind, things in by_kind.items():
        if source := findables.get(kind):
            visible |= {things[thing_id] for thing_id in source.visible(list(things), viewer)}
    return visible


def name_ids(what: str, ids: set[int], viewer: Any) -> Names:
    """What these ids are called, for this viewer."""
    naming = namings.get(what)
    return naming.show(sorted(ids), viewer) if naming and ids else {}
