"""The working copy's tables: one for each kind of record, its columns the record's fields, and the line it stood on."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

from guildhouse.formats.stackexchange.records import Comment, HistoryEntry, Post, PostLink, Record, Tag, User

VERSION = 1  # raise it when tables or parsing change: older working copies are then built anew

R = TypeVar("R", bound=Record)

_MOMENTS = frozenset({"created", "edited", "active", "closed", "community_owned"})

KEEPING = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (kind TEXT PRIMARY KEY, items INTEGER NOT NULL, done INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE problem (
    number INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, record_id INTEGER, reason TEXT NOT NULL, facts TEXT NOT NULL
);
CREATE TABLE thread (id INTEGER PRIMARY KEY, placeholder INTEGER NOT NULL);
"""

INDICES = """
CREATE INDEX IF NOT EXISTS post_parent ON post (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS comment_post ON comment (post_id);
CREATE INDEX IF NOT EXISTS entry_post ON entry (post_id);
CREATE INDEX IF NOT EXISTS link_post ON link (post_id);
"""


class Table(Generic[R]):
    """How one kind of record goes into its table and comes out again."""

    def __init__(self, name: str, record: type[R]) -> None:
        self.name, self._record = name, record
        fields = [field.name for field in dataclasses.fields(record)]
        self.columns = ", ".join(f'"{field}"' for field in fields)
        self._values: Callable[[R], tuple[Any, ...]] = attrgetter(*fields)
        self._moments = [index for index, field in enumerate(fields) if field in _MOMENTS]
        self._tags = fields.index("tags") if "tags" in fields else None
        marks = ", ".join("?" * (len(fields) + 1))
        self.insertion = f"INSERT OR IGNORE INTO {name} VALUES ({marks})"
        rest = ", ".join(f'"{field.name}" {_type_of(field)}' for field in dataclasses.fields(record)[1:])
        self.creation = f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, {rest}, line INTEGER NOT NULL)"

    def to_row(self, record: R, line: int) -> list[Any]:
        row = [*self._values(record), line]
        for index in self._moments:
            if row[index] is not None:
                # A fixed width makes text sort as time.
                row[index] = row[index].isoformat(timespec="microseconds")
        if self._tags is not None:
            row[self._tags] = "|".join(row[self._tags])
        return row

    def from_row(self, row: Iterable[Any]) -> R:
        values = list(row)
        for index in self._moments:
            if values[index] is not None:
                values[index] = datetime.fromisoformat(values[index])
        if self._tags is not None:
            tags = values[self._tags]
            values[self._tags] = tuple(tags.split("|")) if tags else ()
        return self._record(*values)


def _type_of(field: dataclasses.Field[Any]) -> str:
    # Without a type the columns' indices would not serve comparisons with ids.
    return "INTEGER" if str(field.type).startswith("int") else "TEXT"


USERS = Table("user", User)
TAGS = Table("tag", Tag)
POSTS = Table("post", Post)
COMMENTS = Table("comment", Comment)
LINKS = Table("link", PostLink)
ENTRIES = Table("entry", HistoryEntry)

TABLES: dict[str, Table[Any]] = {
    "Users": USERS,
    "Tags": TAGS,
    "Posts": POSTS,
    "Comments": COMMENTS,
    "PostLinks": LINKS,
    "PostHistory": ENTRIES,
}


def dump_facts(facts: dict[str, str | int]) -> str:
    return json.dumps(facts, ensure_ascii=False)


def load_facts(text: str) -> dict[str, str | int]:
    found: dict[str, str | int] = json.loads(text)
    return found
