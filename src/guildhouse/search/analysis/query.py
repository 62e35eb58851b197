"""What a person typed into the search box, taken apart; whatever they typed, it is read as something."""

import re
from dataclasses import dataclass, field
from datetime import date

LONGEST_QUERY = 500  # characters read
MOST_PIECES = 24  # words, phrases and filters read
MOST_VALUES = 8  # of one filter

_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-(?=[^\s-]))?"
    r"(?:(?P<operator>[A-Za-z]{2,8}):(?=[^\s/:]))?"
    r'(?:["“”«»](?P<quoted>[^"“”«»]*)(?P<closed>["“”«»]?)|(?P<plain>[^\s"“”«»]+))'
)
_NAMES = {"author": "authors", "by": "authors", "in": "spaces", "space": "spaces", "kind": "kinds", "tag": "tags"}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Query:
    """Words must all be found, the last one also as the beginning of a word when ``prefix`` says so.

    ``authors``, ``spaces`` and ``kinds`` each accept any of their values, ``tags`` want all. ``after`` is inclusive, ``before``
    exclusive. ``unread`` are filters that made no sense and were taken as words, to be told to the reader.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    prefix: bool = False
    authors: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answered: bool | None = None
    before: date | None = None
    after: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def asks_for_words(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def has_filters(self) -> bool:
        values = (self.authors, self.spaces, self.kinds, self.tags, self.before, self.after)
        return self.answered is not None or any(values)


@dataclass(slots=True)
class _Draft:
    """The query while its pieces are being read."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    answered: bool | None = None
    days: dict[str, date] = field(default_factory=dict)
    prefix: bool = False

    def add(self, name: str, value: str) -> None:
        values = self.lists.setdefault(name, [])
        if value not in values and len(values) < (
            MOST_PIECES if name in {"words", "phrases", "excluded"} else MOST_VALUES
        ):
            values.append(value)

    def finish(self, text: str) -> Query:
        lists = {name: tuple(values) for name, values in self.lists.items()}
        before, after = self.days.get("before"), self.days.get("after")
        return Query(text=text, prefix=self.prefix, answered=self.answered, before=before, after=after, **lists)


def parse_query(typed: str) -> Query:
    """``roadmap author:amara in:first-role kind:question is:answered tag:x before:2026-01-01 "exact words" -word prefi``."""
    shown = _UNSEEN.sub(" ", typed[:LONGEST_QUERY])
    draft = _Draft()
    for count, match in enumerate(_PIECE.finditer(shown)):
        if count == MOST_PIECES:
            break
        _read_piece(draft, match)
        draft.prefix = (
            match["plain"] is not None and not match["operator"] and not match["minus"] and match.end() == len(shown)
        )
    return draft.finish(" ".join(shown.split()))


def _read_piece(draft: _Draft, match: re.Match[str]) -> None:
    operator, value = match["operator"], match["plain"] if match["plain"] is not None else match["quoted"].strip()
    if match["minus"]:
        if any(char.isalnum() for char in value):
            draft.add("excluded", f"{operator} {value}" if operator else value)
    elif operator and value and _read_filter(draft, operator.lower(), value):
        return
    elif operator:
        draft.add("words", f"{operator}:{value}")
        if operator.lower() in {*_NAMES, "is", "before", "after"}:
            draft.add("unread", match.group())
    elif any(char.isalnum() for char in value):
        draft.add("words" if match["plain"] is not None else "phrases", value)


def _read_filter(draft: _Draft, operator: str, value: str) -> bool:
    """Whether it was a filter that could be understood."""
    if operator in _NAMES:
        if cleaned := value.lstrip("@#").casefold():
            draft.add(_NAMES[operator], cleaned)
        return bool(cleaned)
    if operator == "is" and value.casefold() in {"answered", "unanswered"}:
        draft.answered = value.casefold() == "answered"
        return True
    if operator in {"before", "after"} and (day := read_day(value)):
        draft.days[operator] = day
        return True
    return False


def read_day(value: str) -> date | None:
    """A day, or the first day of the month or year that was named."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
