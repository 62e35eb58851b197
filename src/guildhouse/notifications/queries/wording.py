"""Puts notices into words, for one reader, with the rights they have now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guildhouse.kernel.ports.notices import Batch, NoticeKind, NoticeWords, Words, notice_kinds
from guildhouse.members.models import Member

COLUMNS = ("id", "kind", "thread", "thing_id", "why", "mail_why", "at", "read_at")


@dataclass(frozen=True, slots=True)
class NoticeRow:
    id: int
    kind: str
    thread: str
    thing_id: int
    why: str
    mail_why: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Worded:
    """Notices of one kind in one thread, newest first, with what they say together."""

    rows: tuple[NoticeRow, ...]
    kind: NoticeKind
    words: NoticeWords

    @property
    def newest(self) -> NoticeRow:
        return self.rows[0]


def read_rows(notices: Any) -> list[NoticeRow]:
    return [NoticeRow(*values) for values in notices.values_list(*COLUMNS)]


def word_notices(viewer: Member, rows: Iterable[NoticeRow]) -> list[Worded]:
    """In the order given, merged by thread and kind; what may not be read (any more) is left out."""
    grouped: dict[tuple[str, str], list[NoticeRow]] = {}
    for row in rows:
        grouped.setdefault((row.thread, row.kind), []).append(row)
    batches = {_make_batch(group): group for group in grouped.values()}
    words = _ask_rooms(viewer, list(batches))
    worded = []
    for batch, group in batches.items():
        kind, said = notice_kinds.get(batch.kind), words.get(batch.key)
        if kind is not None and said is not None:
            readable = {thing.id for thing in said.things}
            worded.append(Worded(tuple(row for row in group if row.thing_id in readable), kind, said))
    return [one for one in worded if one.rows]


def _make_batch(group: Sequence[NoticeRow]) -> Batch:
    first = group[0]
    return Batch(
        key=first.id,
        kind=first.kind,
        thread=first.thread,
        thing_ids=tuple(dict.fromkeys(row.thing_id for row in reversed(group))),
        whys=frozenset(row.why for row in group),
    )


def _ask_rooms(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    by_room: dict[Words, list[Batch]] = {}
    for batch in batches:
        if (kind := notice_kinds.get(batch.kind)) is not None:
            by_room.setdefault(kind.words, []).append(batch)
    return {key: said for words, asked in by_room.items() for key, said in words(viewer, asked).items()}
