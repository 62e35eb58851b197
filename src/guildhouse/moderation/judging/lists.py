"""Blocklists as files: one entry a line or CSV, read with every line accounted for, and written so that they read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from guildhouse.moderation.judging.folding import fold_word
from guildhouse.moderation.judging.watching import Act, Way

COLUMNS = ("kind", "value", "way", "act", "language")
LONGEST = 100
MOST_LINES = 100_000
DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@]{1,64}@((?:[\w-]{1,63}\.)+\w{2,24})", re.IGNORECASE)
NETWORK = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?")
FORMULA = ("=", "+", "-", "@", "\t", "'")


class Kind(StrEnum):
    WORD = "word"
    DOMAIN = "domain"
    MAIL_DOMAIN = "mail_domain"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    value: str
    way: Way = Way.EXACT
    act: Act = Act.NOTE
    language: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two entries the same. A word in two languages is two, since their endings differ."""
        return self.kind, fold_word(self.value), self.language


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` says what is wrong with a line: empty value, too long, an unknown kind, way or act, not a domain …."""

    line: int
    code: str
    text: str


@dataclass(slots=True)
class Reading:
    """Every line is an entry, a duplicate (`line`, of which earlier one), a fault, or empty."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)
    duplicates: list[tuple[int, int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    empty: int = 0
    lines: int = 0


def decode(content: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, or what old spreadsheets write; nothing is dropped."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_list(
    text: str, *, kind: Kind | None = None, way: Way = Way.EXACT, act: Act = Act.NOTE, language: str = ""
) -> Reading:
    """CSV where the first line names our columns, else one entry a line; `kind` None lets each line tell what it is."""
    lines = text.splitlines()
    told = Reading(lines=len(lines))
    given = Entry(kind or Kind.WORD, "", way, act, language)
    seen: dict[tuple[str, str, str], int] = {}
    rows = _read_table(text) if _is_table(lines) else enumerate(({"value": line} for line in lines), 1)
    for number, row in rows:
        if number > MOST_LINES:
            told.faults.append(Fault(number, "too-many", ""))
            break
        _read_row(number, row, told, seen, given, guess=kind is None)
    return told


def _is_table(lines: list[str]) -> bool:
    names = {name.strip().lower() for name in lines[0].replace(";", ",").split(",")} if lines else set()
    return "value" in names and names <= set(COLUMNS)


def _read_table(text: str) -> Iterable[tuple[int, dict[str, str]]]:
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip().lower() for name in next(rows)]
    for cells in rows:
        named = dict(zip(header, cells, strict=False))
        named["value"] = _unguard(named.get("value", ""))
        yield rows.line_num, named


def _read_row(
    number: int, row: dict[str, str], told: Reading, seen: dict[tuple[str, str, str], int], given: Entry, *, guess: bool
) -> None:
    value = " ".join(row.get("value", "").split())
    if not value or value.startswith("# "):
        told.empty += 1
        return
    entry = _make_entry(value, row, given, guess=guess)
    if isinstance(entry, str):
        told.faults.append(Fault(number, entry, value[:LONGEST]))
    elif (first := seen.setdefault(entry.key, number)) != number:
        told.duplicates.append((number, first, entry.value))
    else:
        told.entries.append((number, entry))


def _make_entry(value: str, row: dict[str, str], given: Entry, *, guess: bool) -> Entry | str:
    """The entry, or the code of what is wrong with it."""
    if len(value) > LONGEST:
        return "too-long"
    try:
        kind = Kind(row["kind"].strip().lower()) if row.get("kind", "").strip() else _guess(value, given, guess=guess)
        way = Way(row.get("way", "").strip().lower() or given.way)
        act = Act(row.get("act", "").strip().lower() or given.act)
    except ValueError:
        return "unknown-choice"
    value = value.lower() if kind != Kind.WORD else value
    language = (row.get("language", "").strip().lower() or given.language)[:10] if kind == Kind.WORD else ""
    entry = Entry(kind, value, way if kind == Kind.WORD else Way.EXACT, act, language)
    return find_fault(entry) or entry


def find_fault(entry: Entry) -> str:
    """What is wrong with an entry, as a code; "" where nothing is."""
    if entry.kind == Kind.WORD:
        return "" if fold_word(entry.value) else "nothing-to-find"
    if NETWORK.fullmatch(entry.value):
        return "network"
    if entry.kind == Kind.ADDRESS:
        return "" if ADDRESS.fullmatch(entry.value) else "not-an-address"
    return "" if DOMAIN.fullmatch(entry.value) else "not-a-domain"


def _guess(value: str, given: Entry, *, guess: bool) -> Kind:
    if not guess:
        return given.kind
    if ADDRESS.fullmatch(value):
        return Kind.ADDRESS
    return Kind.DOMAIN if DOMAIN.fullmatch(value) else Kind.WORD


def write_list(entries: Iterable[Entry]) -> str:
    """CSV that `read_list` reads back as it was; values a spreadsheet would compute begin with an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for entry in entries:
        table.writerow((entry.kind, _guard(entry.value), entry.way, entry.act, entry.language))
    return out.getvalue()


def _guard(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _unguard(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value
