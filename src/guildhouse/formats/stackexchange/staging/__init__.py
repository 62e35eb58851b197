"""A working copy of a dump in one SQLite file: built at constant memory, kept through kills, read thread by thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from guildhouse.formats.stackexchange.reasons import Problem
from guildhouse.formats.stackexchange.records import Tag, User
from guildhouse.formats.stackexchange.source import Source
from guildhouse.formats.stackexchange.staging.building import Builder, Progress
from guildhouse.formats.stackexchange.staging.report import Report, count, keep_remark, read_problems
from guildhouse.formats.stackexchange.staging.schema import TAGS, USERS
from guildhouse.formats.stackexchange.staging.store import NAME, failed, open_store, remove_store
from guildhouse.formats.stackexchange.staging.threads import Thread, ThreadPost, read_duplicates, read_threads

__all__ = ["Progress", "Report", "Staging", "Thread", "ThreadPost"]


class Staging:
    """The complete working copy of one dump. Close it, or use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection, source: Source, path: Path, content: str) -> None:
        """`content` is the dump's fingerprint."""
        self._connection, self.source, self._path, self.content = connection, source, path, content

    @classmethod
    def build(cls, source: Source, directory: Path, progress: Callable[[Progress], None] | None = None) -> Self:
        """Read the dump into a file in the directory, or what is still missing there after an interruption.

        A complete copy of the same content is reused, any other is replaced. An exception from `progress` stops the
        reading; the next call goes on from there.
        """
        content = source.fingerprint()
        connection = open_store(directory, content)
        try:
            Builder(connection, source, progress).run()
        except sqlite3.Error as error:
            connection.close()
            raise failed(directory / NAME, error) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, source, directory / NAME, content)

    def threads(self, after: int | None = None) -> Iterator[Thread]:
        """Whole threads by ascending id, going on behind `after`."""
        return read_threads(self._connection, after)

    def users(self, after: int | None = None) -> Iterator[User]:
        """People by ascending id, going on behind `after`; the network's own robot has the id -1."""
        where, key = ("WHERE id > ?", (after,)) if after is not None else ("", ())
        found = self._connection.execute(f"SELECT {USERS.columns} FROM user {where} ORDER BY id", key)
        return map(USERS.from_row, found)

    def tags(self) -> Iterator[Tag]:
        return map(TAGS.from_row, self._connection.execute(f"SELECT {TAGS.columns} FROM tag ORDER BY id"))

    def problems(self) -> Iterator[Problem]:
        return read_problems(self._connection)

    def duplicates(self) -> Iterator[tuple[int, int]]:
        """Questions that repeat another one, each with the other's id; both are in the dump."""
        return read_duplicates(self._connection)

    def remark(self, record_id: int, reason: str, *, on_comment: bool = False) -> None:
        """Adds a problem found while the records were used; said twice, it stands once."""
        keep_remark(self._connection, self.source, record_id, reason, "Comments" if on_comment else "Posts")

    def discard(self) -> None:
        """Closes the working copy and takes it off the disk."""
        self.close()
        remove_store(self._path)

    def report(self) -> Report:
        return count(self._connection, tuple(f"{kind}.xml" for kind in self.source.missing))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
