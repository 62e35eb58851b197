"""Which characters make words, and which belong to scripts that are written without spaces between words."""

import re
import unicodedata

# Han, kana (half width too), Hangul, Thai, Lao, Myanmar, Khmer: cut into pairs of characters instead of words.
SPACELESS = (
    "\u0e01-\u0e4f\u0e80-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3040-\u30fa\u30fc-\u318f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_MARK_BLOCKS = (
    (0x0300, 0x1E00),
    (0x20D0, 0x2100),
    (0xA660, 0xAC00),
)  # where combining marks live, emoji signs left out


def _mark_ranges() -> str:
    """Marks are no letters to Python's regular expressions; without them Hindi or Tamil words fall to pieces."""
    marks = [
        code
        for first, last in _MARK_BLOCKS
        for code in range(first, last)
        if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    ]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _mark_ranges()
HALF_WIDTH_VOICING = "\uff9e\uff9f"

# A chunk is a run of one spaceless script, or words held together by the signs that hold names, addresses and identifiers.
# The first group is the part of an address nobody searches for. No quantifier is ambiguous, so the time is linear; the bounds
# keep what the regular expression remembers small when a megabyte has no gap.
JOINERS = "-.'’@_‐‑"
INVISIBLE = "\u00ad\u200c\u200d"  # soft hyphen and the two joiners: inside a word, never part of it
_LETTERS = rf"(?:[0-9A-Za-z_]++|(?![{SPACELESS}\x00-\x7f])[\w{MARKS}{INVISIBLE}]){{1,4096}}"
CHUNK = re.compile(
    rf"(?P<scheme>(?i:(?:https?://|ftps?://|mailto:)(?:www\.)?|www\.(?=\w)))"
    rf"|(?P<spaceless>[{SPACELESS}][{SPACELESS}{MARKS}]*)"
    rf"|(?P<words>{_LETTERS}(?:[{JOINERS}]{_LETTERS}){{0,512}}(?:\+\+|\#(?!\w))?)",
)
SPACELESS_RUN = re.compile(f"[{SPACELESS}]")
CLUSTER = re.compile(rf".[{MARKS}{HALF_WIDTH_VOICING}]*", re.DOTALL)
PART = re.compile(rf"[^{JOINERS}]+")
HUMP = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
HAS_HUMP = re.compile(r"[a-z][A-Z]")
