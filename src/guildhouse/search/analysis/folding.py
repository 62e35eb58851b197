"""Letters as search compares them: compatibility forms, case and accents folded away where a reader would not notice."""

import re
import unicodedata

from guildhouse.search.analysis.scripts import INVISIBLE

# Accents are folded in scripts whose readers leave them out when typing. In Cyrillic й is a letter of its own (only ё and the
# stress accent go); in Indic scripts the marks are vowels. Arabic and Hebrew drop vowel points, Arabic also the stretching tatweel.
_ACCENTS = "".join(map(chr, range(0x0300, 0x0370)))
_POINTS = "".join(
    chr(code)
    for first, last in ((0x0591, 0x05BE), (0x05BF, 0x05C8), (0x0610, 0x061B), (0x064B, 0x0660), (0x06D6, 0x06DD))
    for code in range(first, last)
)
_STROKES = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ŋ": "n",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ĸ": "k",
}
_DROPPED = dict.fromkeys(map(ord, _POINTS + "\u0640" + INVISIBLE))
_FOLDED = str.maketrans(_STROKES) | dict.fromkeys(map(ord, _ACCENTS))
_SHORT_I = re.compile("и\u0306")
_KEPT_SIGNS = "+#"
_VOWEL_SIGNS = {"Mn", "Mc"}


def settle(word: str) -> str:
    """The word as stemmers want it: compatibility forms resolved, case folded, accents composed, points and joiners gone."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold().translate(_DROPPED))


def fold(word: str) -> str:
    """The word without accents, as the index holds it; only letters, digits, marks and the signs of C++ and C# remain."""
    if word.isascii():
        return word if word.isalnum() else "".join(char for char in word if char.isalnum() or char in _KEPT_SIGNS)
    spread = _SHORT_I.sub("й", unicodedata.normalize("NFD", word)).translate(_FOLDED)
    composed = unicodedata.normalize("NFC", spread)
    return "".join(
        char for char in composed if char.isalnum() or char in _KEPT_SIGNS or unicodedata.category(char) in _VOWEL_SIGNS
    )
