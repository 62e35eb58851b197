"""A text as the spam judge reads it: without tricks of hidden or borrowed letters, in words, with its links apart."""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from guildhouse.moderation.judging.folding import HIDDEN

LONGEST, TAIL = 1500, 400  # of a longer text the beginning and the end are read; spam is short or ends in its point
TAG = re.compile(r"<[^<>]{1,400}>")
ADDRESS_IN_TAG = re.compile(r"""(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# Letters of other scripts that pass for Latin ones; read as such only inside a word that has Latin letters too.
BORROWED = str.maketrans(
    "асеорхуіѕјһԁӏкмтнвгАВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρτυχκγ",
    "aceopxyisjhdlkmthbrABCEHIJKMOPSTXYABEZHIKMNOPTYXaoivptuxky",
)
MIXED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[\u0370-\u03ff\u0400-\u052f])\w+\b")
ENDINGS = (
    "com|net|org|info|biz|ru|cn|co|io|ly|gl|me|tv|uk|de|fr|es|it|nl|pl|in|xyz|top|club|shop|online|site|live|win|link|click"
    "|app|gg|to|cc|ws|us|eu"
)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]+", re.IGNORECASE)
DOMAIN = re.compile(rf"\b(?:[a-z0-9-]{{2,40}}\.){{1,3}}(?:{ENDINGS})\b(?:/[^\s<>\"'()\[\]]*)?", re.IGNORECASE)
BROKEN = re.compile(  # "site . com", "site (dot) com": an address meant to be read by people only
    r"\b([a-z0-9-]{3,40})\s*(?:\s\.\s?|\s?\.\s|\(\.\)|\[\.\]|\(dot\)|\[dot\]|\sdot\s)\s*(com|net|org|info|biz|ru|ly|xyz|co\.uk)\b",
    re.IGNORECASE,
)
EMAIL = re.compile(r"\b[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]{2,12}\b", re.IGNORECASE)
WORD = re.compile(r"<[a-z]+>|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[!?.*$£€=+_~^#@%&-]+|[^\w\s]")
REPEATED = re.compile(r"([^\d\s])\1{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is what a person sees; `words` are small letters (at most two of the same in a row), a number its length, links among them as `<url>`; `tricks` counts by name."""

    plain: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    tricks: dict[str, int] = field(default_factory=dict)


def read(text: str) -> Reading:
    tricks: dict[str, int] = {}
    plain = _make_plain(text, tricks)
    links: list[str] = []
    bare = URL.sub(_taker("url", links), plain)
    bare = EMAIL.sub(" <mail> ", bare)
    bare, broken = BROKEN.subn(lambda found: " <broken> " + _mend(found, links), bare)
    bare = DOMAIN.sub(_taker("domain", links), bare)
    if broken:
        tricks["broken"] = broken
    words = WORD.findall(REPEATED.sub(r"\1\1", bare.lower()))
    return Reading(plain, tuple(f"<{len(word)}d>" if word.isdigit() else word for word in words), tuple(links), tricks)


def _make_plain(text: str, tricks: dict[str, int]) -> str:
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - TAIL]}\n{text[-TAIL:]}"
    text = html.unescape(text)
    if "<" in text:
        text = TAG.sub(lambda tag: f" {' '.join(ADDRESS_IN_TAG.findall(tag[0]))} ", text)
    if not text.isascii():
        text, hidden = HIDDEN.subn("", text.replace("\ufeff", "").replace("\ufe0f", ""))
        text = unicodedata.normalize("NFKC", text)
        text, borrowed = MIXED.subn(lambda word: word[0].translate(BORROWED), text)
        tricks |= {name: count for name, count in (("hidden", hidden), ("borrowed", borrowed)) if count}
    return text


def _mend(broken: re.Match[str], links: list[str]) -> str:
    links.append(f"{broken[1]}.{broken[2]}")
    return "<domain> "


def _taker(name: str, links: list[str]) -> Callable[[re.Match[str]], str]:
    def take(found: re.Match[str]) -> str:
        links.append(found[0])
        return f" <{name}> "

    return take
