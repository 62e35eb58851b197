"""Stream the rows of one file of a dump: what can be read is read, and every stumble is said with its line.

A dump holds one row a line. That makes it possible to go on after damage: reading starts afresh at the next line that
begins a row. Where rows are laid out otherwise they are read as well, but damage then ends the file.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from zipfile import BadZipFile

from guildhouse.formats.stackexchange import reasons
from guildhouse.formats.stackexchange.expat import ExpatError, RefusedFileError, Row, RowParser, WrongListError, repair
from guildhouse.formats.stackexchange.lines import Line, read_lines
from guildhouse.formats.stackexchange.reasons import Problem

RECORD_LIMIT = 16 << 20  # characters; the longest post a site accepts has 30,000
ROOTS = frozenset({"posts", "users", "comments", "posthistory", "postlinks", "tags", "votes", "badges"})

_ROW = re.compile(r"\s*<row\b")
_WHOLE_ROW = re.compile(r"\s*<row\b.*/>\s*\Z", re.DOTALL)
_ROW_ID = re.compile(r"""\sId\s*=\s*["'](-?\d{1,18})["']""")
_CLOSING = re.compile(r"\s*</\s*[\w.-]+\s*>\s*\Z")


def read_rows(
    stream: io.BufferedReader, file: str, root: str, *, tick: Callable[[int], None] | None = None
) -> Iterator[Row | Problem]:
    """Yield the rows of an open file and, between them, its problems. `tick` hears of every line's size in bytes."""
    return RowReader(file, root, tick or (lambda _size: None)).read(stream)


class RowReader:
    def __init__(self, file: str, root: str, tick: Callable[[int], None]) -> None:
        self._file, self._root, self._tick = file, root, tick
        self._count = self._last = self._size = 0
        self._open: int | None = None  # the line at which an unfinished row began
        self._open_id: int | None = None
        self._skipping: tuple[int, str] | None = None  # since which line, and why
        self._said_strange = False
        self._parser = RowParser(root, wrong=ROOTS - {root})

    def read(self, stream: io.BufferedReader) -> Iterator[Row | Problem]:
        try:
            for line in read_lines(stream):
                self._last = line.number
                self._tick(line.size)
                if line.damaged:
                    yield self._problem(reasons.ENCODING, line.number, _id_in(line.text))
                yield from self._take(line)
            yield from self._finish()
        except RefusedFileError:
            yield self._problem(reasons.REFUSED, self._last, count=self._count)
        except WrongListError as wrong:
            yield self._problem(reasons.WRONG_LIST, self._last, found=str(wrong), expected=self._root)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            yield self._problem(reasons.UNREADABLE, self._last, detail=str(error), count=self._count)

    def _take(self, line: Line) -> Iterator[Row | Problem]:
        if self._skipping and not self._resumes(line):
            return
        if self._skipping:
            yield from self._end_skipping(line.number)
        count = self._count
        try:
            self._parser.feed(line.text)
        except ExpatError as error:
            yield from self._recover(line, error)
        else:
            yield from self._drain()
            yield from self._measure(line, count)

    def _resumes(self, line: Line) -> bool:
        return line.starts and bool(_ROW.match(line.text) or _CLOSING.match(line.text))

    def _end_skipping(self, number: int) -> Iterator[Problem]:
        first, detail = self._skipping or (number, "")
        self._skipping = None
        self._restart(number - 1)
        if detail:
            yield self._problem(reasons.SKIPPED, first, first=first, last=number - 1, detail=detail)

    def _drain(self) -> Iterator[Row | Problem]:
        if self._parser.strange and not self._said_strange:
            self._said_strange = True
            number, name = self._parser.strange
            yield self._problem(reasons.STRANGE_ELEMENT, number, name=name)
        if rows := self._parser.rows:
            self._size = 0
            self._count += len(rows)
            yield from rows
            rows.clear()

    def _measure(self, line: Line, count: int) -> Iterator[Problem]:
        """Note whether a row is still open after this line, and drop it when it grows without end."""
        self._size += len(line.text)
        if self._count > count:
            closed = line.text.rstrip().endswith(">")
            self._open, self._size = (None, 0) if closed else (line.number, self._size)
        elif self._open is None and "<row" in line.text:
            self._open, self._open_id = line.number, _id_in(line.text)
        if self._size > RECORD_LIMIT:
            yield self._problem(reasons.TOO_LARGE, self._open or line.number, self._open_id, limit=RECORD_LIMIT >> 20)
            self._skip(line.number, "")

    def _recover(self, line: Line, error: ExpatError) -> Iterator[Row | Problem]:
        detail = str(error).split(":", maxsplit=1)[0]
        if self._open is not None and line.starts and _ROW.match(line.text):
            # The row before this one never ended; this one may be sound.
            yield self._problem(reasons.MALFORMED, self._open, self._open_id, detail=detail)
        elif self._open is not None or not line.starts or not _WHOLE_ROW.match(line.text):
            yield from self._drain()
            self._skip(self._open or line.number, detail)
            return
        stumbled = self._parser
        for text in dict.fromkeys((line.text, repair(line.text))):
            self._restart(line.number - 1)
            try:
                self._parser.feed(text)
            except ExpatError:
                continue
            if text != line.text:
                yield self._problem(reasons.REPAIRED, line.number, _id_in(text))
            count = self._count
            yield from self._drain()
            yield from self._measure(line, count)
            return
        self._parser = stumbled  # rows of this line that came before the damage
        yield from self._drain()
        yield self._problem(reasons.MALFORMED, line.number, _id_in(line.text), detail=detail)
        self._restart(line.number)

    def _finish(self) -> Iterator[Row | Problem]:
        if self._skipping:
            first, detail = self._skipping
            if detail:
                yield self._broken_off(first, detail)
            return
        try:
            self._parser.finish()
        except ExpatError as error:
            yield self._broken_off(self._open or max(self._last, 1), str(error).split(":", maxsplit=1)[0])

    def _restart(self, before: int) -> None:
        self._root = self._parser.root or self._root
        self._parser = RowParser(self._root, before=before, resumed=True)
        self._open, self._open_id, self._size = None, None, 0

    def _skip(self, number: int, detail: str) -> None:
        self._skipping = number, detail
        self._restart(number)  # lets go of the text held so far

    def _broken_off(self, line: int, detail: str) -> Problem:
        return self._problem(reasons.BROKEN_OFF, line, detail=detail, line=line, count=self._count)

    def _problem(self, reason: str, number: int, record: int | None = None, **facts: str | int) -> Problem:
        return Problem(self._file, number, record, reason, facts)


def _id_in(text: str) -> int | None:
    found = _ROW_ID.search(text[:4096]) if _ROW.match(text) else None
    return int(found[1]) if found else None
