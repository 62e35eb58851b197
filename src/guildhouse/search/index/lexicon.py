"""The words of all documents: what a prefix may become, how common a word is, and what a mistyped one may have meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Sum

from guildhouse.kernel.rows import fetch_rows
from guildhouse.search.analysis.analyser import Term
from guildhouse.search.analysis.spelling import form_keys, is_correctable
from guildhouse.search.models import ShortForm, Tally, Word

MOST_BEGINNINGS = 12  # words a prefix stands for, the most used first
SHORTEST_PREFIX = 2
MANY_DOCUMENTS = 5_000  # from here on, a word has to stand in two documents before it is suggested
Item = TypeVar("Item")
_LAST = "\U0010ffff"
_BATCH, _ROWS = 2_000, 500
_LANGUAGES, _LANGUAGES_FOR = "search.languages", 30
_COUNT_TERM = """
    INSERT INTO search_word (word, token, documents, is_spelled) {rows}
    ON CONFLICT (word, token) DO UPDATE SET documents = search_word.documents + excluded.documents"""
_COUNT_DOCUMENTS = """
    INSERT INTO search_tally (language, documents) {rows}
    ON CONFLICT (language) DO UPDATE SET documents = search_tally.documents + excluded.documents"""
_LEARN_FORM = "INSERT INTO search_shortform (key, word_id) {rows} ON CONFLICT DO NOTHING"
_BECAME = "SELECT token FROM search_word WHERE word IN ({words}) AND documents > 0"
_LOOK_UP = """
    WITH wanted(token) AS ({wanted})
    SELECT known.word, known.token, known.documents FROM search_word known JOIN wanted ON wanted.token = known.token
    WHERE known.documents > 0 ORDER BY known.documents DESC, known.token, known.word"""


def count_terms(changes: Mapping[Term, int]) -> None:
    """Adds to (or takes from) the number of documents each term stands in; in one order, so that two workers never lock."""
    ordered = sorted(changes.items(), key=lambda item: (item[0].word, item[0].token))
    rows = [(term.word, term.token, change, not is_correctable(term.word)) for term, change in ordered if change]
    _insert(_COUNT_TERM, ("text", "text", "int", "bool"), rows)


def count_documents(changes: Mapping[str, int]) -> None:
    _insert(
        _COUNT_DOCUMENTS,
        ("text", "int"),
        [(language, change) for language, change in sorted(changes.items()) if change],
    )
    transaction.on_commit(lambda: cache.delete(_LANGUAGES))


def learn_spellings(words: Iterable[str], documents: int) -> None:
    """Prepares those of ``words`` that are new, and used often enough, to be suggested for mistyped ones."""
    least = 1 if documents < MANY_DOCUMENTS else 2
    for some in _batches(sorted(set(words)), _BATCH):
        new = Word.objects.filter(word__in=some, is_spelled=False, documents__gte=least)
        forms = ((key, word_id) for word_id, word in new.values_list("id", "word") for key in form_keys(word))
        _insert(_LEARN_FORM, ("int", "bigint"), sorted(forms))
        new.update(is_spelled=True)


def languages_in_use() -> dict[str, int]:
    """How many documents there are in each language, the most used first; at most half a minute old."""
    found: dict[str, int] | None = cache.get(_LANGUAGES)
    if found is None:
        rows = Tally.objects.filter(documents__gt=0).order_by("-documents", "language")
        found = dict(rows.values_list("language", "documents"))
        cache.set(_LANGUAGES, found, _LANGUAGES_FOR)
    return found


@dataclass(frozen=True, slots=True)
class WordCounts:
    """What the lexicon knows about some words: the tokens each has become, and how common tokens are."""

    tokens: Mapping[str, Sequence[str]]
    documents: Mapping[str, int]

    def of_run(self, run: Sequence[str]) -> int:
        """At most about so many documents hold these tokens side by side."""
        return min((self.documents.get(token, 0) for token in run), default=0)


def look_up(words: Iterable[str], tokens: Iterable[str]) -> WordCounts:
    """The tokens that words have become in some document, and the documents of those and of the given tokens."""
    by_word: dict[str, list[str]] = {word: [] for word in words}
    given = list(dict.fromkeys(tokens))
    documents: dict[str, int] = defaultdict(int)
    if not by_word and not given:
        return WordCounts(by_word, documents)
    wanted = [f"VALUES {', '.join(['(%s)'] * len(given))}"] if given else []
    wanted += [_BECAME.format(words=", ".join(["%s"] * len(by_word)))] if by_word else []
    for word, token, count in fetch_rows(_LOOK_UP.format(wanted=" UNION ".join(wanted)), [*given, *by_word]):
        documents[token] += count
        if word in by_word:
            by_word[word].append(token)
    return WordCounts(by_word, documents)


def find_beginnings(prefix: str, limit: int = MOST_BEGINNINGS) -> dict[str, int]:
    """The tokens of the most used words that begin with a folded prefix, with their documents."""
    if len(prefix) < SHORTEST_PREFIX and prefix.isascii():
        return {}
    rows = Word.objects.filter(word__gt=prefix, word__lt=prefix + _LAST, documents__gt=0).values_list("token")
    common = rows.annotate(sum=Sum("documents")).order_by("-sum", "token")
    return dict(common[:limit])


def find_near(word: str) -> dict[str, int]:
    """Words that meet this one in a shortened form, with their documents: what `suggest` chooses from."""
    ids = ShortForm.objects.filter(key__in=form_keys(word)).values("word_id")
    near: dict[str, int] = defaultdict(int)
    for known, documents in Word.objects.filter(id__in=ids, documents__gt=0).values_list("word", "documents"):
        near[known] += documents
    return near


def _insert(sql: str, types: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows a statement: as many statements, or model instances, would cost more than their rows."""
    with connection.cursor() as cursor:
        for some in _batches(rows, _ROWS):
            if connection.vendor == "postgresql":  # one array for each column, instead of a placeholder for each value
                arrays = ", ".join(f"%s::{name}[]" for name in types)
                cursor.execute(
                    sql.format(rows=f"SELECT * FROM unnest({arrays})"),  # noqa: S608 - our own type names
                    [list(column) for column in zip(*some, strict=True)],
                )
            else:
                values = ", ".join([f"({', '.join(['%s'] * len(types))})"] * len(some))
                cursor.execute(sql.format(rows=f"VALUES {values}"), list(chain.from_iterable(some)))


def _batches(items: Sequence[Item], size: int) -> Iterable[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
