"""One run of the XML parser over rows, from a file's beginning or from a row after damage."""

from __future__ import annotations

import re
from typing import NamedTuple

# Entity declarations are refused below.
from xml.parsers.expat import ExpatError, ParserCreate

_REFERENCE = re.compile(r"&(?:#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}));|(?!(?:amp|lt|gt|quot|apos);))")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile(r'"[^"]*"')

__all__ = ["ExpatError", "RefusedFileError", "Row", "RowParser", "WrongListError", "repair"]


class Row(NamedTuple):
    line: int
    attributes: dict[str, str]


class RefusedFileError(Exception):
    """The file declares entities."""


class WrongListError(Exception):
    """The file's outermost element belongs to another kind of file."""


class RowParser:
    """Turns text into rows; `rows` and `strange` fill while it is fed."""

    def __init__(
        self, root: str, *, before: int = 0, resumed: bool = False, wrong: frozenset[str] = frozenset()
    ) -> None:
        self._before, self._wrong, self._depth = before, wrong, 0
        self.rows: list[Row] = []
        self.strange: tuple[int, str] | None = None
        self.root = root if resumed else ""
        self._expat = ParserCreate()
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.EntityDeclHandler = self._refuse
        self._expat.ExternalEntityRefHandler = self._refuse
        if resumed:
            self._expat.Parse(f"<{root}>")

    def feed(self, text: str) -> None:
        self._expat.Parse(text)

    def finish(self) -> None:
        self._expat.Parse("", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if name == "row":
            self.rows.append(Row(self._before + self._expat.CurrentLineNumber, attributes))
        elif self._depth == 1:
            if name.lower() in self._wrong:
                raise WrongListError(name)
            self.root = name
        elif self.strange is None:
            self.strange = self._before + self._expat.CurrentLineNumber, name[:80]

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _refuse(self, *_declaration: object) -> int:
        raise RefusedFileError


def repair(row: str) -> str:
    """A row's text with what XML forbids replaced: control characters, lone ampersands, a "<" within quotes."""
    allowed = _NOT_XML.sub("\ufffd", row)
    quoted = _QUOTED.sub(lambda found: found[0].replace("<", "&lt;"), allowed)
    return _REFERENCE.sub(_repair_reference, quoted)


def _repair_reference(found: re.Match[str]) -> str:
    if found[1] is None and found[2] is None:
        return "&amp;"
    code = int(found[1], 16) if found[1] else int(found[2])
    allowed = code <= 0x10FFFF and not _NOT_XML.match(chr(code))  # noqa: PLR2004 - Unicode's last code point
    return found[0] if allowed else "&#xFFFD;"
