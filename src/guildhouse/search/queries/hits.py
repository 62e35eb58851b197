"""Makes hits of documents: checked once more with their rooms, named, and cut to the passage that answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from guildhouse.kernel.ports.search import findables, namings
from guildhouse.search.analysis.snippets import Marker
from guildhouse.search.models import Document
from guildhouse.search.queries.asking import Asked
from guildhouse.search.queries.results import Hit

Names = Mapping[int, tuple[str, str]]
_NOBODY = ("", "")


def load_visible(ids: list[int], viewer: Any) -> list[Document]:
    """The documents in this order, without those that their room no longer shows to this viewer.

    The index may be a moment behind a deletion or a closed space; what is shown never is.
    """
    documents = Document.objects.in_bulk(ids)
    visible = _still_visible(documents.values(), viewer)
    return [documents[one] for one in ids if one in documents and one in visible]


def make_hits(asked: Asked, documents: Iterable[Document], spaces: Names, authors: Names) -> list[Hit]:
    tokens = frozenset(token for want in asked.wants for run in want.sequences for token in run)
    prefix = asked.wants[-1].word if asked.wants and asked.wants[-1].near else ""
    enough = sum(min(map(len, want.sequences)) for want in asked.wants)
    shown = list(documents)
    markers = {
        language: Marker(tokens, language, prefix=prefix, enough=enough) for language in {row.language for row in shown}
    }
    return [_make_hit(row, spaces, authors, markers[row.language]) for row in shown]


def _make_hit(row: Document, spaces: Names, authors: Names, marker: Marker) -> Hit:
    source = findables.get(row.kind)
    author, handle = authors.get(row.author_id or 0, (row.byline, ""))
    space, slug = spaces.get(row.space_id or 0, _NOBODY)
    return Hit(
        kind=row.kind,
        id=row.object_id,
        label=str(source.kinds.get(row.sort, row.sort)) if source else row.sort,
        title=tuple(marker.whole(row.title)),
        snippet=tuple(marker.passage(row.text)),
        address=row.address,
        at=datetime.fromtimestamp(row.at, UTC),
        author=author,
        author_handle=handle,
        space=space,
        space_slug=slug,
        score=row.score,
        settled=row.settled,
    )


def _still_visible(rows: Iterable[Document], viewer: Any) -> set[int]:
    by_kind: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        by_kind[row.kind][row.object_id] = row.pk
    visible: set[int] = set()
    for kind, things in by_kind.items():
        if source := findables.get(kind):
            visible |= {things[thing_id] for thing_id in source.visible(list(things), viewer)}
    return visible


def name_ids(what: str, ids: set[int], viewer: Any) -> Names:
    """What these ids are called, for this viewer."""
    naming = namings.get(what)
    return naming.show(sorted(ids), viewer) if naming and ids else {}
