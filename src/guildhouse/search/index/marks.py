"""Marks: who may see a document and what it can be narrowed by, as tokens beside its words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from guildhouse.kernel.ports.search import Findable
from guildhouse.search.analysis.folding import settle

FIRST_YEAR = 1995
_KEPT = "-_."


def audience_mark(audience: str) -> str:
    return f"a:{audience}"


def kind_mark(kind: str) -> str:
    return f"k:{kind}"


def space_mark(space_id: int) -> str:
    return f"s:{space_id}"


def author_mark(author_id: int) -> str:
    return f"w:{author_id}"


def tag_mark(tag: str) -> str:
    """Tags in any script, with nothing in them that either index would take for a sign of its own."""
    return "t:" + "".join(char if char.isalnum() or char in _KEPT else "_" for char in settle(tag.strip()))


def answered_mark(*, answered: bool) -> str:
    return "is:answered" if answered else "is:unanswered"


def marks_column(found: Findable) -> str:
    """The string a document stores, spaces all around."""
    at = found.created_at.astimezone(UTC)
    marks = [audience_mark(found.audience), *map(kind_mark, found.kinds)]
    marks += [f"d:{at:%Y}", f"d:{at:%Y-%m}", f"d:{at:%Y-%m-%d}", *map(tag_mark, found.tags)]
    if found.space_id is not None:
        marks.append(space_mark(found.space_id))
    if found.author_id is not None:
        marks.append(author_mark(found.author_id))
    if found.answered is not None:
        marks.append(answered_mark(answered=found.answered))
    return f" {' '.join(marks)} "


def period_marks(after: date | None, before: date | None, today: date | None = None) -> tuple[str, ...]:
    """The years, months and days that make up a period, ``after`` inclusive, ``before`` exclusive; empty for an empty one."""
    today = today or datetime.now(UTC).date()
    first = max(after or date(FIRST_YEAR, 1, 1), date(FIRST_YEAR, 1, 1))
    end = min(before or date.max, date(today.year + 1, 1, 1))
    return tuple(_cover(first, end))


def _cover(first: date, end: date) -> Iterable[str]:
    """The largest calendar pieces first fit: whole years, else whole months, else days."""
    while first < end:
        next_year = date(first.year + 1, 1, 1)
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        if (first.month, first.day) == (1, 1) and next_year <= end:
            yield f"d:{first:%Y}"
            first = next_year
        elif first.day == 1 and next_month <= end:
            yield f"d:{first:%Y-%m}"
            first = next_month
        else:
            yield f"d:{first:%Y-%m-%d}"
            first += timedelta(days=1)
