"""Typed reading of a row's attributes: what is absent or unreadable becomes a default and, where it matters, a note."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from guildhouse.formats.stackexchange import reasons

EARLIEST = datetime(2008, 7, 31, tzinfo=UTC)  # the network's first day: stands in where nothing says when
YEARS = range(1970, 2100)  # others are no dates of posts, and some can't be shown in every time zone

_NUMBER_LIMIT = (1 << 31) - 1
_ID_LIMIT = (1 << 63) - 1
_TAGS = re.compile(r"[<>|\s]+")


class UnusableRowError(Exception):
    """The row lacks what it can't be kept without."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


class Fields:
    """One row's attributes, and the notes made while reading them."""

    __slots__ = ("attributes", "notes")

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.notes: list[tuple[str, dict[str, str | int]]] = []

    def note(self, reason: str, **facts: str | int) -> None:
        self.notes.append((reason, facts))

    def required_id(self) -> int:
        value = self.reference("Id")
        if value is None:
            raise UnusableRowError(reasons.NO_ID)
        return value

    def kind(self, name: str) -> int:
        value = self._integer(name, _NUMBER_LIMIT)
        if value is None:
            raise UnusableRowError(reasons.NO_KIND, name=name)
        return value

    def post(self, name: str = "PostId") -> int:
        value = self.reference(name)
        if value is None:
            raise UnusableRowError(reasons.NO_POST)
        return value

    def reference(self, name: str) -> int | None:
        return self._integer(name, _ID_LIMIT)

    def count(self, name: str) -> int:
        return self._integer(name, _NUMBER_LIMIT) or 0

    def _integer(self, name: str, limit: int) -> int | None:
        text = self.attributes.get(name)
        if not text:
            return None
        try:
            value = int(text)
        except ValueError:
            value = limit + 1
        if -limit <= value <= limit:
            return value
        self.note(reasons.NOT_A_NUMBER, name=name, value=text[:80])
        return None

    def moment(self, name: str) -> datetime | None:
        text = self.attributes.get(name)
        if not text:
            return None
        found: datetime | None
        try:
            found = datetime.fromisoformat(text)
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, OverflowError):
            found = None
        if found is not None and found.year in YEARS:
            return found
        self.note(reasons.NOT_A_DATE, name=name, value=text[:80])
        return None

    def created(self, *stand_ins: str) -> datetime:
        """CreationDate, or the first of the stand-ins that is there, or the network's first day; said when it isn't the first."""
        if found := self.moment("CreationDate"):
            return found
        for name in stand_ins:
            if found := self.moment(name):
                self.note(reasons.NO_DATE, used=name)
                return found
        self.note(reasons.NO_DATE, used=f"{EARLIEST:%Y-%m-%d}")
        return EARLIEST

    def text(self, name: str) -> str:
        """Text with the newlines of this system; an absent attribute is empty."""
        text = self.attributes.get(name, "")
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def tags(self, name: str = "Tags") -> tuple[str, ...]:
        """Tag names from `<a><b>` or, since 2024, `|a|b|`; each once, in their order."""
        return split_tags(self.attributes.get(name, ""))


def split_tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in _TAGS.split(text) if tag))
