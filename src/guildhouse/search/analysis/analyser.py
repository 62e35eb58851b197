"""The one analyser of both databases: text in, the tokens that are indexed, counted, highlighted and looked for out."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from guildhouse.search.analysis.folding import fold, settle
from guildhouse.search.analysis.scripts import CHUNK, CLUSTER, HAS_HUMP, HUMP, JOINERS, PART, SPACELESS_RUN
from guildhouse.search.analysis.stemming import base_language, stem

LONGEST_WORD = 100  # longer runs are keys, hashes and pasted noise
MOST_TOKENS = 10_000  # of one text: a megabyte costs no more than a long article
BOUNDARY = "|"  # stands between title, body and joined forms, so that no phrase reaches across
MOST_COUNTED = 6  # a term repeated more often than this says nothing more
_LONGEST_JOINED, _MOST_JOINED_PARTS, _SHORTEST_HUMP = 60, 4, 3
_SHORT_ELISION = 2  # l' d' qu' in front of a longer word are words of their own


class Term(NamedTuple):
    """One thing looked for: the token the index holds, and the word it came from, folded, as people type it."""

    token: str
    word: str


class Reading(NamedTuple):
    """What a chunk of text says: its terms in order, and the joined or split forms by which it is found as well."""

    terms: tuple[Term, ...]
    others: tuple[Term, ...] = ()


def analyse(text: str, language: str) -> list[str]:
    """The tokens of a text in order; the ``others`` (joined and split forms) follow a boundary."""
    return _tokens(*_read_all(text, language))


def read_document(title: str, body: str, language: str, *, is_part: bool = False) -> tuple[str, set[Term]]:
    """The string an index row stores, and every distinct word with the token it became.

    The string is title, boundary, body, with spaces all around so that `` token `` finds whole tokens. Of a part of a larger
    thing the title stands behind the body: it is found by it, but it is not its own title.
    """
    own, text = _read_all(title, language), _read_all(body, language)
    first, second = (text, own) if is_part else (own, text)
    tokens = [*_tokens(*first), BOUNDARY, *_tokens(*second)]
    line = " ".join([BOUNDARY, *tokens] if is_part else tokens)
    return f" {line} ", {term for part in (*own, *text) for term in part}


def tokens_column(title: str, body: str, language: str, *, is_part: bool = False) -> str:
    return read_document(title, body, language, is_part=is_part)[0]


def _tokens(terms: list[Term], others: list[Term]) -> list[str]:
    tokens = [term.token for term in terms]
    return [*tokens, BOUNDARY, *(term.token for term in others)] if others else tokens


def read_chunks(text: str) -> Iterator[tuple[int, str]]:
    """Where each chunk of a text begins, and the chunk; parts of addresses that nobody looks for are left out."""
    for match in CHUNK.finditer(text):
        if match.lastgroup != "scheme":
            yield match.start(), match.group()


@lru_cache(maxsize=16_384)
def read_chunk(chunk: str, language: str) -> Reading:
    """What one chunk says in a language. Cached: a few thousand words make up most of what people write."""
    if SPACELESS_RUN.match(chunk):
        return Reading(tuple(_pairs(chunk)))
    readings = [_read_words(piece, base_language(language)) for piece in _resolve_apostrophes(chunk).split()]
    terms, others = zip(*readings, strict=True) if readings else ((), ())
    return Reading(tuple(chain.from_iterable(terms)), tuple(chain.from_iterable(others)))


def _read_words(piece: str, base: str) -> Reading:
    parts = [part for part in PART.findall(piece) if len(part) <= LONGEST_WORD]
    terms = tuple(term for part in parts if (term := _term(part, base)))
    if len(parts) > 1:
        return Reading(terms, tuple(_joined(parts, base)))
    if parts and HAS_HUMP.search(parts[0]):
        humps = [hump for hump in HUMP.findall(parts[0]) if len(hump) >= _SHORTEST_HUMP]
        return Reading(terms, tuple(term for hump in humps if (term := _term(hump, base))))
    return Reading(terms)


def _read_all(text: str, language: str) -> tuple[list[Term], list[Term]]:
    terms: list[Term] = []
    others: list[Term] = []
    for _start, chunk in read_chunks(text):
        reading = read_chunk(chunk, language) if len(chunk) <= LONGEST_WORD else _read_long(chunk, language)
        terms.extend(reading.terms)
        others.extend(reading.others)
        if len(terms) >= MOST_TOKENS:
            break
    return terms[:MOST_TOKENS], list(islice(dict.fromkeys(others), MOST_TOKENS // 4))


def _read_long(chunk: str, language: str) -> Reading:
    """A long chunk is a run without spaces (read as it is) or parts without a joined form; neither may fill the cache."""
    if SPACELESS_RUN.match(chunk):
        return Reading(tuple(islice(_pairs(chunk), MOST_TOKENS)))
    parts = islice((match.group() for match in PART.finditer(chunk) if len(match.group()) <= LONGEST_WORD), MOST_TOKENS)
    return Reading(tuple(term for part in parts for term in read_chunk(part, language).terms))


def _pairs(run: str) -> Iterator[Term]:
    """Two characters at a time, and the last one alone, so that a single character finds it as a prefix."""
    clusters = [match.group() for match in CLUSTER.finditer(run[: MOST_TOKENS * 2])]
    for first, second in zip(clusters, [*clusters[1:], ""], strict=True):
        if pair := fold(settle(first + second)):
            yield Term(pair, pair)


def _resolve_apostrophes(chunk: str) -> str:
    """``l'équipe`` is two words, ``don't`` is one, ``Amara's`` is Amara."""
    head, apostrophe, tail = chunk.replace("’", "'").strip(JOINERS).partition("'")
    if not apostrophe or tail.lower() == "s":
        return head
    last = PART.findall(head)[-1:]
    elided = last and len(last[0]) <= _SHORT_ELISION <= len(tail)
    return f"{head}{' ' if elided else ''}{_resolve_apostrophes(tail)}"


def _joined(parts: list[str], base: str) -> Iterator[Term]:
    """``e-mail`` is also found as ``email``; numbers are not joined, for 3.11 is not 311."""
    whole = "".join(parts)
    joinable = len(parts) <= _MOST_JOINED_PARTS and len(whole) <= _LONGEST_JOINED and not whole.isdecimal()
    if joinable and (term := _term(whole, base)):
        yield term


def _term(part: str, base: str) -> Term | None:
    settled = settle(part)
    word = fold(settled)
    token = fold(stem(settled, base)) or word
    return Term(token, word) if token.strip("+#") and max(len(token), len(word)) <= LONGEST_WORD else None
