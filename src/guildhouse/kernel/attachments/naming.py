"""File names made harmless: no paths, no controls, nothing that reads other than it is, not too long."""

import re
import unicodedata

_LONGEST = 120  # bytes in UTF-8; leaves room for a number that a browser adds
_LONGEST_ENDING = 10
_SEPARATORS = re.compile(r"[/\\]")
_AWKWARD = re.compile(r'[<>:"|?*;%\x00-\x1f\x7f]+')
# Controls, marks that turn the direction of reading (RTLO), zero-width joints, private use, unpaired halves.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)


def clean_name(name: str, fallback: str = "file") -> str:
    """The last part of the name, readable on every system; `fallback` stands in for a name of which nothing is left."""
    name = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    name = "".join(char for char in name if unicodedata.category(char) not in _UNSEEN)
    name = " ".join(_AWKWARD.sub("-", name).split()).strip(". -")
    stem, ending = split_ending(name)
    if _RESERVED.match(name):
        stem = f"_{stem}"
    stem = _cut(stem.rstrip(". ") or fallback, _LONGEST - len(ending) - 1)
    return f"{stem}.{ending}" if ending else stem


def split_ending(name: str) -> tuple[str, str]:
    """Stem and ending in lower case without its dot; only a short plain ending counts as one."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not ending.isascii() or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        return name, ""
    return stem, ending.lower()


def _cut(text: str, most_bytes: int) -> str:
    return text.encode()[:most_bytes].decode(errors="ignore").rstrip(". ")
