"""Snippets: the passage of a text that says most about what was looked for, with the words that were found marked."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from guildhouse.search.analysis.analyser import LONGEST_WORD, Reading, read_chunk
from guildhouse.search.analysis.folding import fold, settle
from guildhouse.search.analysis.scripts import CHUNK, CLUSTER, JOINERS, PART, SPACELESS_RUN
from guildhouse.search.analysis.stemming import base_language

MOST_READ = 20_000  # characters of a text that are read for its snippet
SNIPPET = 240
_LEAD = 50  # characters of context before the first hit
_ELLIPSIS = "…"
_KEEP_BEGINNINGS = {"", "en"}  # languages whose stems begin as their words do, the last letters aside
_CHANGED = 2
_SIGNS = dict.fromkeys(map(ord, "’‘“”‐‑–—…•"))  # what stands in plain English beside ASCII
Piece = tuple[str, bool]


class Hit(NamedTuple):
    start: int
    end: int
    token: str


class Marker:
    """Marks, in texts of one language, words that became one of ``tokens`` or begin with ``prefix`` (folded).

    Words are read as the index read them, so that a search for "mentoring" marks "mentored". Reading a text ends where a
    passage has ``enough`` different terms; without that the whole text is weighed. One marker serves many texts.
    """

    def __init__(self, tokens: Collection[str], language: str, *, prefix: str = "", enough: int = 0) -> None:
        self.tokens = frozenset(tokens)
        self.language = language
        self.prefix = fold(settle(prefix))
        self.enough = enough
        self._glance = _glance_for(self.tokens, self.prefix) if base_language(language) in _KEEP_BEGINNINGS else None
        self._plain: dict[str, str] = {}  # words already looked at, with what they are marked for

    def passage(self, text: str, length: int = SNIPPET) -> list[Piece]:
        """The best passage of about ``length`` characters as plain pieces (text, is a hit); the caller escapes them."""
        flat = " ".join(text[:MOST_READ].split())
        hits = self._collect(flat, length)
        start, end = _choose_passage(flat, hits, length)
        inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
        return _cut(flat, start, end, inside)

    def whole(self, text: str) -> list[Piece]:
        """All of a short text, such as a title."""
        return self.passage(text, max(len(text), 1))

    def find(self, reading: Reading) -> str:
        """The token of a reading that is to be marked, or nothing."""
        for term in (*reading.terms, *reading.others):
            if term.token in self.tokens or (self.prefix and term.word.startswith(self.prefix)):
                return term.token
        return ""

    def _collect(self, text: str, length: int) -> list[Hit]:
        hits: list[Hit] = []
        end, plain = len(text), self._plain
        for match in self._find_chunks(text):
            chunk, start = match[0], match.start()
            token = plain.get(chunk)
            if token == "" or match.lastgroup == "scheme":
                continue
            if start > end:
                break
            found = [Hit(start, match.end(), token)] if token else self._find_hits(start, chunk)
            hits += found
            if found and self.enough and end == len(text):
                window = [hit for hit in hits if hit.start > start - length + _LEAD]
                if len({hit.token for hit in window}) >= self.enough:
                    end = window[0].start + length
        return hits

    def _find_chunks(self, text: str) -> Iterator[re.Match[str]]:
        """The chunks that may say what was looked for; most words need not be read at all."""
        if self._glance is None or not (text.isascii() or text.translate(_SIGNS).isascii()):
            yield from CHUNK.finditer(text)
            return
        end = 0
        for seen in self._glance.finditer(text):
            if seen.start() >= end:
                start = max(end, text.rfind(" ", end, seen.start()) + 1)
                end = gap if (gap := text.find(" ", seen.end())) >= 0 else len(text)
                yield from CHUNK.finditer(text, start, end)

    def _find_hits(self, start: int, chunk: str) -> list[Hit]:
        """Where a chunk says what was looked for, in order and without overlaps."""
        if SPACELESS_RUN.match(chunk):
            return list(_find_in_run(start, chunk, self))
        if chunk.isalnum() and len(chunk) <= LONGEST_WORD:
            token = self._plain[chunk] = self.find(read_chunk(chunk, self.language))
            return [Hit(start, start + len(chunk), token)] if token else []
        return list(_find_in_words(start, chunk, self))


def _glance_for(tokens: Iterable[str], prefix: str) -> re.Pattern[str]:
    """Finds at least every place in ASCII text where a word may be marked; joined forms (``e-mail``) included."""
    kept = (token[: max(1, len(token) - _CHANGED)] for token in tokens)
    beginnings = {one for one in (*kept, prefix) if one}
    loose = (f"[{JOINERS}]*".join(map(re.escape, one)) for one in sorted(beginnings))
    return re.compile("|".join(loose) or r"(?!)", re.IGNORECASE)


def highlight(
    text: str, terms: Collection[str], language: str, length: int = SNIPPET, *, prefix: str = ""
) -> list[Piece]:
    """The best passage of one text; for several texts, make one `Marker`."""
    return Marker(terms, language, prefix=prefix).passage(text, length)


def _find_in_words(start: int, chunk: str, marker: Marker) -> Iterator[Hit]:
    """The part that was found, or the whole chunk when it was found by its joined form (``e-mail`` by email)."""
    found = False
    for part in PART.finditer(chunk):
        if len(part.group()) <= LONGEST_WORD and (token := marker.find(read_chunk(part.group(), marker.language))):
            found = True
            yield Hit(start + part.start(), start + part.end(), token)
    if not found and len(chunk) <= LONGEST_WORD and (token := marker.find(read_chunk(chunk, marker.language))):
        yield Hit(start, start + len(chunk), token)


def _find_in_run(start: int, run: str, marker: Marker) -> Iterator[Hit]:
    """Pairs that were looked for, overlapping ones drawn together."""
    clusters = [match.span() for match in CLUSTER.finditer(run)]
    last: Hit | None = None
    for first, second in zip(clusters, [*clusters[1:], clusters[-1]], strict=True):
        token = fold(settle(run[first[0] : second[1]]))
        if not (token in marker.tokens or (marker.prefix and token.startswith(marker.prefix))):
            continue
        end = first[1] if marker.prefix and len(marker.prefix) == first[1] - first[0] else second[1]
        if last and start + first[0] < last.end:
            last = Hit(last.start, start + end, last.token)
            continue
        if last:
            yield last
        last = Hit(start + first[0], start + end, token)
    if last:
        yield last


def _choose_passage(text: str, hits: list[Hit], length: int) -> tuple[int, int]:
    """The window with the most different words found in it, then the most hits, then the earliest; cut between words."""
    if len(text) <= length:
        return 0, len(text)
    best, best_value = 0, (0, 0)
    for index, first in enumerate(hits):
        window = [hit for hit in hits[index : index + 20] if hit.end <= first.start + length - _LEAD]
        value = (len({hit.token for hit in window}), len(window))
        if value > best_value:
            best, best_value = first.start, value
    start = _to_gap(text, max(0, min(best - _LEAD, len(text) - length))) if best > _LEAD else 0
    end = min(start + length, len(text))
    if end < len(text) and (gap := text.rfind(" ", start + length // 2, end + 1)) > 0:
        end = gap
    return start, end


def _to_gap(text: str, start: int) -> int:
    """The beginning of the next word, unless that is far away, as in scripts without spaces."""
    if start == 0:
        return 0
    gap = text.find(" ", start - 1, start + _LEAD // 2)
    return gap + 1 if gap >= 0 else start


def _cut(text: str, start: int, end: int, hits: list[Hit]) -> list[Piece]:
    pieces: list[Piece] = [(_ELLIPSIS, False)] if start else []
    at = start
    for hit in hits:
        pieces += [(text[at : hit.start], False), (text[hit.start : hit.end], True)]
        at = hit.end
    pieces += [(text[at:end], False), (_ELLIPSIS if end < len(text) else "", False)]
    return [piece for piece in pieces if piece[0]]
