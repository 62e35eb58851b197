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
from guildhouse.formats.stackexchange.staging.report import Report, count, read_problems
from guildhouse.formats.stackexchange.staging.schema import TAGS, USERS
from guildhouse.formats.stackexchange.staging.store import NAME, failed, open_store
from guildhouse.formats.stackexchange.staging.threads import Thread, ThreadPost, read_threads

__all__ = ["Progress", "Report", "Staging", "Thread", "ThreadPost"]


class Staging:
    """The complete working copy of one dump. Close it, or use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection, self.source = connection, source

    @classmethod
    def build(cls, source: Source, directory: Path, progress: Callable[[Progress], None] | None = None) -> Self:
        """Read the dump into a file in the directory, or what is still missing there after an interruption.

        A complete copy of the same content is reused, any other is replaced. An exception from `progress` stops the
        reading; the next call goes on from there.
        """
        connection = open_store(directory, source.fingerprint())
        try:
            Builder(connection, source, progress).run()
        except sqlite3.Error as error:
            connection.close()
            raise failed(directory / NAME, error) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, source)

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
