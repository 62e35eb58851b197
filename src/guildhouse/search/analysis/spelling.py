"""Spelling: which known words a mistyped one may have meant, found through the forms both become when letters are left out.

The index of shortened forms follows Wolf Garbe's symmetric delete method: two words within distance d meet in a form that each
reaches by deleting at most d of its first letters, so looking up a few forms replaces comparing with every known word.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from rapidfuzz.distance import DamerauLevenshtein

from guildhouse.search.analysis.scripts import SPACELESS_RUN

SHORT_WORD = 5  # up to this length one slip is allowed, beyond it two
SHORTEST, LONGEST = 3, 32  # of words worth correcting or suggesting
_COMPARED = 6  # letters from the start that take part in the index
_TWO_SLIPS = 2


def allowed_distance(word: str) -> int:
    return 1 if len(word) <= SHORT_WORD else _TWO_SLIPS


def is_correctable(word: str) -> bool:
    """Letters only, of a length people mistype: no numbers, no identifiers, no pairs of spaceless scripts."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not SPACELESS_RUN.match(word)


def shortened_forms(word: str) -> set[str]:
    """What the beginning of a word becomes when up to its allowed number of letters is left out."""
    beginning = word[:_COMPARED]
    return {
        "".join(kept)
        for left_out in range(allowed_distance(word) + 1)
        for kept in combinations(beginning, max(len(beginning) - left_out, 0))
    }


def form_keys(word: str) -> list[int]:
    """The shortened forms as numbers that a database column of 32 bits holds; two forms may share one, which costs a look."""
    return sorted({crc32(form.encode()) - 2**31 for form in shortened_forms(word)})


def suggest(word: str, vocabulary: Mapping[str, int], limit: int = 5) -> list[str]:
    """Words of ``vocabulary`` (word: documents) within the allowed distance: nearest first, then most used, then by letter."""
    allowed = allowed_distance(word)
    near = ((distance, known) for known, distance in _measure(word, vocabulary, allowed) if 0 < distance <= allowed)
    return [
        known for _distance, known in sorted(near, key=lambda pair: (pair[0], -vocabulary[pair[1]], pair[1]))[:limit]
    ]


def _measure(word: str, known_words: Iterable[str], allowed: int) -> Iterable[tuple[str, int]]:
    for known in known_words:
        if abs(len(known) - len(word)) <= allowed:
            yield known, DamerauLevenshtein.distance(word, known, score_cutoff=allowed)
