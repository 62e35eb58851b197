"""Plain text of rendered HTML: for search, mail subjects, lists and previews."""

import html
import re
from collections.abc import Iterator

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|<![^<>]*>|[^<]+|<")
_LINES = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote pre hr br ul ol li dl dt dd table tr section div".split(),
)
_ALT = re.compile(r'\balt="([^"]*)"')
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")
# An excerpt needs only the beginning; so many characters of text are read for each one wanted.
_LOOK_AHEAD = 4


def plain_text(markup: str, *, quotes: bool = True) -> str:
    """The words of rendered HTML, a line for each block; `quotes` False leaves out what was quoted."""
    return _tidy("".join(_words(markup, quotes=quotes)))


def excerpt(markup: str, length: int, *, quotes: bool = False) -> str:
    """The beginning of rendered HTML (or of plain text) in one line of at most `length` characters, cut at a word."""
    words: list[str] = []
    size = 0
    for piece in _words(markup, quotes=quotes):
        words.append(piece)
        size += len(piece)
        if size > length * _LOOK_AHEAD + 1_000:
            break
    line = _tidy("".join(words)).replace("\n", " ")
    return line if len(line) <= length else _cut(line, length)


def _words(markup: str, *, quotes: bool) -> Iterator[str]:
    quoted = 0
    for piece in _PIECE.finditer(markup):
        closing, tag, attributes = piece[1], (piece[2] or "").lower(), piece[3]
        if tag == "blockquote":
            quoted = max(0, quoted - 1) if closing else quoted + 1
        if quoted and not quotes:
            continue
        if not tag:
            yield "" if piece[0].startswith("<!") else html.unescape(piece[0])
        elif tag in _LINES:
            yield "\n"
        elif tag in {"td", "th"}:
            yield " "
        elif tag == "img":
            alt = _ALT.search(attributes)
            yield html.unescape(alt[1]) if alt else ""


def _tidy(text: str) -> str:
    return _BREAKS.sub("\n", _SPACE.sub(" ", text)).strip()


def _cut(line: str, length: int) -> str:
    head = line[: max(0, length - 1)]
    # A script without spaces, or one long word, is cut where it stands.
    at = head.rfind(" ") if line[len(head) : len(head) + 1] != " " else len(head)
    if at < length // 2:
        at = len(head)
    return head[:at].rstrip(" ,;:–—-") + "…"
