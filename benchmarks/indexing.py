"""Writes the search index of a filling at once: the rows that the worker would write, many times as fast.

It can be quick because it knows its words: posts are put together from pieces, and each piece is analysed once.
`tests/benchmarks/test_filling.py` holds that every row is what `index_things` makes of the same community.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from guildhouse.kernel.ports.search import findables
from guildhouse.search.actions.indexing import make_document
from guildhouse.search.analysis.analyser import BOUNDARY, Term, read_chunk
from guildhouse.search.analysis.spelling import form_keys, is_correctable
from guildhouse.search.index.finding import tidy_index
from guildhouse.search.index.lexicon import MANY_DOCUMENTS

LANGUAGE = "en"
AT_ONCE = 5_000
COLUMNS = (
    "kind object_id sort space_id author_id at score settled marks tokens title address byline language text".split()
)
IN_ORDER = """
    SELECT p.created_at, CASE p.number WHEN 1 THEN 'topic' ELSE 'reply' END AS kind,
        CASE p.number WHEN 1 THEN p.topic_id ELSE p.id END, p.id FROM discussions_post p
    UNION ALL SELECT joined_at, 'member', id, 0 FROM members_member
    UNION ALL SELECT created_at, 'space', id, 0 FROM spaces_space ORDER BY 1, 2, 3"""
POSTS = """
    SELECT p.id, p.topic_id, p.author_id, p.body, p.score, t.title, t.slug, t.kind, t.space_id
    FROM discussions_post p CROSS JOIN discussions_topic t ON t.id = p.topic_id WHERE p.id IN ({})"""  # posts first, by number


class Index:
    """Rows of documents as they come, words counted on the way and written at the end."""

    def __init__(self) -> None:
        self.pieces: dict[str, tuple[str, frozenset[int]]] = {}
        self.words: dict[str, tuple[Term, ...]] = {}
        self.terms: dict[Term, int] = {}
        self.counts: Counter[int] = Counter()
        self.languages: Counter[str] = Counter()

    def build(self) -> int:
        """Answers how many documents there are now."""
        with connection.cursor() as cursor:
            order = cursor.execute(IN_ORDER).fetchall()
        into = f"INSERT INTO search_document ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
        for start in range(0, len(order), AT_ONCE):
            batch = order[start : start + AT_ONCE]
            with transaction.atomic():
                connection.connection.executemany(into, list(self._documents(batch)))
        with transaction.atomic():
            self._write_words(len(order))
        tidy_index()
        return len(order)

    def _documents(self, batch: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        others = {
            (kind, found.id): found
            for kind in ("member", "space")
            for found in findables[kind].read([thing for _at, of, thing, _post in batch if of == kind])
        }
        posts = self._read_posts([post for *_others, post in batch if post])
        for at, kind, thing, post in batch:
            if post:
                yield self._document(kind, at, posts[post])
            else:
                document = make_document(others[kind, thing])
                self._count(document.language, {self._number(term) for term in document.terms})
                yield tuple(getattr(document, column) for column in COLUMNS)

    @staticmethod
    def _read_posts(ids: list[int]) -> dict[int, tuple[Any, ...]]:
        with connection.cursor() as cursor:
            return {row[0]: row for row in cursor.execute(POSTS.format(", ".join(map(str, ids)))).fetchall()}

    def _document(self, kind: str, at: datetime | str, post: tuple[Any, ...]) -> tuple[Any, ...]:
        pk, topic, author, body, score, title, slug, sort, space = post
        moment = datetime.fromisoformat(str(at)).replace(tzinfo=UTC)
        pieces = [self._piece(piece) for piece in body.lower()[:-1].split(". ")]
        own = self._piece(title.lower())
        text = " ".join(tokens for tokens, _terms in pieces)
        self._count(LANGUAGE, own[1].union(*(terms for _tokens, terms in pieces)))
        is_topic, is_question = kind == "topic", sort == "question"
        kinds = (sort, "topic") if is_topic else ("answer", "reply") if is_question else ("reply",)
        day = moment.strftime("%Y-%m-%d")
        marks = [
            f"a:space:{space}",
            *(f"k:{one}" for one in kinds),
            f"d:{day[:4]}",
            f"d:{day[:7]}",
            f"d:{day}",
            f"s:{space}",
            f"w:{author}",
        ]
        marks += ["is:unanswered"] if is_topic and is_question else []
        tokens = f" {own[0]} {BOUNDARY} {text} " if is_topic else f" {BOUNDARY} {text} {BOUNDARY} {own[0]} "
        address = f"/topics/{topic}-{slug}/" if is_topic else f"/posts/{pk}/"
        return (
            kind, topic if is_topic else pk, kinds[0], space, author, int(moment.timestamp()), score, False, f" {' '.join(marks)} ",
            tokens, title, address, "", LANGUAGE, body,
        )  # fmt: skip

    def _piece(self, words: str) -> tuple[str, frozenset[int]]:
        known = self.pieces.get(words)
        if known is None:
            terms = [term for word in words.split() for term in self._word(word)]
            known = " ".join(term.token for term in terms), frozenset(map(self._number, terms))
            self.pieces[words] = known
        return known

    def _word(self, word: str) -> tuple[Term, ...]:
        """The rooms' own reading is kept for fewer words than there are here."""
        known = self.words.get(word)
        if known is None:
            known = self.words[word] = read_chunk(word, LANGUAGE).terms
        return known

    def _number(self, term: Term) -> int:
        return self.terms.setdefault(term, len(self.terms) + 1)

    def _count(self, language: str, terms: Iterable[int]) -> None:
        self.languages[language] += 1
        self.counts.update(terms)

    def _write_words(self, documents: int) -> None:
        least = 1 if documents < MANY_DOCUMENTS else 2
        known = [
            (number, term.word, term.token, self.counts[number], not is_correctable(term.word), self.counts[number] >= least)
            for term, number in self.terms.items()
        ]  # fmt: skip
        spelled = [
            (number, word) for number, word, _token, _documents, is_other, is_used in known if is_used and not is_other
        ]
        forms = ((key, number) for number, word in spelled for key in form_keys(word))
        write = connection.connection.executemany
        connection.connection.execute("CREATE TEMP TABLE forms (key, number)")
        write(
            "INSERT INTO search_word (id, word, token, documents, is_spelled) VALUES (?, ?, ?, ?, ?)",
            [(*row[:4], row[4] or row[5]) for row in known],
        )
        write("INSERT INTO forms (key, number) VALUES (?, ?)", forms)
        connection.connection.execute(
            "INSERT INTO search_shortform SELECT DISTINCT key, number FROM forms ORDER BY 1, 2"
        )
        write("INSERT INTO search_tally (language, documents) VALUES (?, ?)", list(self.languages.items()))
