"""All figures as one table: a row for each, a column for each database, what was promised and whether it is met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from benchmarks.figures import Measurement, say

BOTH = "both"
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", BOTH: "both"}
COLUMNS = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Section:
    """One family of figures, by database; what holds between the databases is under `BOTH`."""

    heading: str
    note: str
    measured: Mapping[str, Sequence[Measurement]]


def draw(sections: Sequence[Section]) -> str:
    rows = {id(section): _rows_of(section) for section in sections}
    head = ["figure", *(NAMES[name] for name in COLUMNS), "target", ""]
    widths = [
        max(len(row[column]) for row in [head, *chain.from_iterable(rows.values())]) for column in range(len(head))
    ]
    lines = [_line(head, widths)]
    for section in sections:
        lines += ["", section.heading, f"({section.note})", *(_line(row, widths) for row in rows[id(section)])]
    return "\n".join(lines) + "\n"


def count(sections: Sequence[Section]) -> str:
    met = [one.met for section in sections for of in section.measured.values() for one in of if one.met is not None]
    return f"{sum(met)} of {len(met)} targets met."


def _rows_of(section: Section) -> list[list[str]]:
    return [
        _row(figure, section) for figure in dict.fromkeys(one.figure for of in section.measured.values() for one in of)
    ]


def _row(figure: str, section: Section) -> list[str]:
    found = {database: one for database, of in section.measured.items() for one in of if one.figure == figure}
    cells = [_cell(found.get(database) or found.get(BOTH)) for database in COLUMNS]
    return [f"  {figure}", *cells, next(iter(found.values())).promise, _verdict(found)]


def _verdict(found: Mapping[str, Measurement]) -> str:
    missed = [NAMES[database] for database, one in found.items() if one.met is False]
    if missed:
        return "MISSED" if len(missed) == len(found) else f"MISSED ({missed[0]})"
    return "met" if any(one.met for one in found.values()) else ""


def _cell(one: Measurement | None) -> str:
    return "not measured" if one is None else f"{say(one.value)} {one.unit}".strip()


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
    return "  ".join([row[0].ljust(widths[0]), *cells[1:4], row[4]]).rstrip()
