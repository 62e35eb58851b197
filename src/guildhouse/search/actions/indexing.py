"""Reads things again from their rooms and puts them into the index, or takes them out."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db import transaction

from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.search import Findable, findables
from guildhouse.search.analysis.analyser import Term, read_document
from guildhouse.search.analysis.stemming import base_language
from guildhouse.search.index.lexicon import count_documents, count_terms, languages_in_use, learn_spellings
from guildhouse.search.index.marks import marks_column
from guildhouse.search.models import LONGEST_TEXT, LONGEST_TITLE, Document

Key = tuple[str, int]
_KEPT_FIELDS = (
    "sort", "space_id", "author_id", "at", "score", "settled", "marks", "tokens", "title", "address", "byline", "language", "text",
)  # fmt: skip
_UNKEEPABLE = dict.fromkeys([0, *range(0xD800, 0xE000)])


@transaction.atomic
def index_things(keys: Iterable[Key]) -> int:
    """Makes the index say what the rooms say now about these (kind, id); answers how many documents stand afterwards.

    Idempotent. New documents are added in the order of their age, because newest first is the order of their ids.
    """
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, thing_id in dict.fromkeys(keys):
        by_kind[kind].append(thing_id)
    before = {(row.kind, row.object_id): row for kind, ids in by_kind.items() for row in _kept(kind, ids)}
    now = {(row.kind, row.object_id): row for kind, ids in by_kind.items() for row in _read(kind, ids)}
    gone = [row.pk for key, row in before.items() if key not in now]
    Document.objects.filter(pk__in=gone).delete()
    Document.objects.bulk_create(
        sorted(now.values(), key=lambda row: (row.at, row.kind, row.object_id)),
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=_KEPT_FIELDS,
    )
    _count(before, now)
    return len(now)


def _kept(kind: str, ids: list[int]) -> Iterator[Document]:
    return lock(Document.objects.filter(kind=kind, object_id__in=ids).order_by("id")).iterator()


def _read(kind: str, ids: list[int]) -> Iterator[Document]:
    """A kind whose room has left the house has no documents."""
    source = findables.get(kind)
    return (make_document(found) for found in source.read(ids)) if source else iter(())


def make_document(found: Findable) -> Document:
    title = found.title.translate(_UNKEEPABLE)[:LONGEST_TITLE]
    text = found.text[: LONGEST_TEXT * 2].translate(_UNKEEPABLE)[:LONGEST_TEXT]
    language = base_language(found.language)
    tokens, terms = read_document(title, text, language, is_part=found.is_part)
    document = Document(
        kind=found.kind,
        object_id=found.id,
        sort=found.kinds[0],
        space_id=found.space_id,
        author_id=found.author_id,
        at=int(found.created_at.timestamp()),
        score=found.score,
        settled=found.settled,
        marks=marks_column(found),
        tokens=tokens,
        title=title,
        address=found.address,
        byline=found.byline[:80],
        language=language,
        text=text,
    )
    document.terms = terms
    return document


def _count(before: dict[Key, Document], now: dict[Key, Document]) -> None:
    terms: Counter[Term] = Counter()
    languages: Counter[str] = Counter()
    for rows, sign in ((before, -1), (now, 1)):
        for row in rows.values():
            languages[row.language] += sign
    for key in {*before, *now}:
        old, new = before.get(key), now.get(key)
        if old is None or new is None or old.tokens != new.tokens:
            terms.subtract(_words(old))
            terms.update(_words(new))
    count_documents(languages)
    count_terms(terms)
    learn_spellings({term.word for term, change in terms.items() if change > 0}, sum(languages_in_use().values()))


def _words(row: Document | None) -> Collection[Term]:
    """Those of a row just made are at hand; what a kept one says is what its words say now."""
    if row is None:
        return set()
    return row.terms or read_document(row.title, row.text, row.language)[1]
