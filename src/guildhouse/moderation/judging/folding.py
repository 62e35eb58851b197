"""A text folded for comparing: without accents, capitals and (where asked) figures for letters, and where each part stood."""

import re
import unicodedata
from dataclasses import dataclass

LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`places[i]` is where in the text the folded letter i stood."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text stands in the text as written."""
        return self.places[start], self.places[end - 1] + 1


def fold_text(text: str) -> Folded:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in letter if letter < "\u0080" else _plain(letter):
            letters.append(one)
            places.append(place)
    folded = "".join(letters).lower()  # of plain letters only: their number stays
    return Folded(folded, tuple(places))


def fold_word(word: str) -> str:
    return " ".join(fold_text(word).text.split())


def unleet(folded: str) -> str:
    """`sh1t` read as letters; letter for letter, so places stay. Numbers by themselves are numbers."""
    return re.sub(r"[\w@$!]*[a-z][\w@$!]*", lambda word: "".join(LEET.get(one, one) for one in word[0]), folded)


def _plain(letter: str) -> str:
    if HIDDEN.match(letter):
        return ""
    apart = unicodedata.normalize("NFKD", letter.casefold())
    if "\uac00" <= letter <= "\ud7a3":  # Korean syllables come apart into letters and must not
        return letter
    return "".join(one for one in apart.lower() if unicodedata.category(one) != "Mn" or _carries_meaning(one))


def _carries_meaning(mark: str) -> bool:
    """Vowel signs of Indic scripts and Thai are letters to their readers; only accents and points are left out."""
    return not ("\u0300" <= mark <= "\u036f" or "\u0591" <= mark <= "\u05c7" or "\u0610" <= mark <= "\u065f")
