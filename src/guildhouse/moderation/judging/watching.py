"""Words a community watches for: found whole, in whatever capitals or accents, and read in what they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import Stemmer

from guildhouse.moderation.judging.contexts import Context, find_context
from guildhouse.moderation.judging.folding import Folded, fold_text, fold_word, unleet

PREFIX = 3
LONGEST = 20_000
LEAST_STEM = 3
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
STEMMED = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class Way(StrEnum):
    """How a word is found: just so, with its endings, or anywhere, inside other words too."""

    EXACT = "exact"
    STEM = "stem"
    ANYWHERE = "anywhere"


class Act(StrEnum):
    """What happens: a person is told, it waits for a look, or it is refused with words."""

    NOTE = "note"
    HOLD = "hold"
    REFUSE = "refuse"


STRENGTH = {Act.NOTE: 0, Act.HOLD: 1, Act.REFUSE: 2}


@dataclass(frozen=True, slots=True)
class WatchedWord:
    word: str
    way: Way = Way.EXACT
    act: Act = Act.NOTE
    language: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Sighting:
    """A watched word in a text. With a `context` (quoted, denied, said of oneself) a person looks and nothing acts."""

    word: WatchedWord
    start: int
    end: int
    contexts: tuple[Context, ...] = ()

    @property
    def act(self) -> Act:
        return Act.NOTE if self.contexts else self.word.act


class Watch:
    """Made once of a whole list and asked often; the cost of asking hardly grows with the list."""

    def __init__(self, words: Iterable[WatchedWord], *, reads_figures: bool = False) -> None:
        self.reads_figures = reads_figures
        self.by_start: dict[str, list[tuple[str, WatchedWord]]] = {}
        for word in words:
            if looked_for := _looked_for(word):
                self.by_start.setdefault(looked_for[:PREFIX], []).append((looked_for, word))
        self.lengths = sorted({len(start) for start in self.by_start})

    def find(self, text: str) -> list[Sighting]:
        """Each watched word once for every place it stands in, in order; a longer one hides what lies inside it."""
        text = text[:LONGEST]
        folded = fold_text(text)
        found = list(self._find_in(folded.text, folded))
        if self.reads_figures and (read := unleet(folded.text)) != folded.text:
            found += self._find_in(read, folded)
        return [
            Sighting(word, start, end, find_context(text, start, end)) for word, start, end in _leave_out_inner(found)
        ]

    def _find_in(self, text: str, folded: Folded) -> Iterator[tuple[WatchedWord, int, int]]:
        for length in self.lengths:
            for at in range(len(text) - length + 1):
                for looked_for, word in self.by_start.get(text[at : at + length], ()):
                    if text.startswith(looked_for, at) and (end := _end_of(text, at, looked_for, word)):
                        yield word, *folded.span(at, end)


def _looked_for(word: WatchedWord) -> str:
    folded = fold_word(word.word)
    return _stem(folded, word.language) if word.way == Way.STEM else folded


def _end_of(text: str, at: int, looked_for: str, word: WatchedWord) -> int:
    """Where the sighting ends, or 0 where it is only a part of another word."""
    end = at + len(looked_for)
    if word.way == Way.ANYWHERE or SPACELESS.search(looked_for):
        return end
    if at and _joined(text[at - 1], text[at]):
        return 0
    if word.way == Way.STEM:
        while end < len(text) and text[end].isalnum():
            end += 1
        return end if _stem(text[at:end], word.language) == looked_for else 0
    return 0 if end < len(text) and _joined(text[end - 1], text[end]) else end


def _joined(left: str, right: str) -> bool:
    return (left.isalnum() or left == "_") and (right.isalnum() or right == "_")


@lru_cache(maxsize=10_000)
def _stem(phrase: str, language: str) -> str:
    """The last word without its endings; in a language without a stemmer the word itself."""
    if (name := STEMMED.get(language or "en")) is None:
        return phrase
    *before, last = phrase.split(" ")
    stem = Stemmer.Stemmer(name).stemWord(last)
    return " ".join([*before, stem if len(stem) >= LEAST_STEM else last])


def _leave_out_inner(found: list[tuple[WatchedWord, int, int]]) -> list[tuple[WatchedWord, int, int]]:
    kept: list[tuple[WatchedWord, int, int]] = []
    for word, start, end in sorted(found, key=lambda one: (one[1], -one[2], -STRENGTH[one[0].act])):
        if not kept or end > kept[-1][2]:
            kept.append((word, start, end))
    return kept
