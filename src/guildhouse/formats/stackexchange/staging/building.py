"""Spool a dump into the working copy, batch by batch, so that a kill costs one batch at most."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from guildhouse.formats.stackexchange import reasons
from guildhouse.formats.stackexchange.expat import Row
from guildhouse.formats.stackexchange.fields import Fields, UnusableRowError
from guildhouse.formats.stackexchange.parsing import PARSERS
from guildhouse.formats.stackexchange.reader import read_rows
from guildhouse.formats.stackexchange.reasons import Problem
from guildhouse.formats.stackexchange.source import DumpFile, Source
from guildhouse.formats.stackexchange.staging.checking import check
from guildhouse.formats.stackexchange.staging.schema import TABLES, dump_facts

BATCH = 2_000  # records and problems between two commits


@dataclass(frozen=True, slots=True)
class Progress:
    file: str
    done: int  # bytes of the whole dump
    total: int
    records: int  # of this file


class Builder:
    """Fills one working copy; `run` may be called again after any interruption."""

    def __init__(
        self, connection: sqlite3.Connection, source: Source, progress: Callable[[Progress], None] | None
    ) -> None:
        self._connection, self._source = connection, source
        self._progress = progress or (lambda _progress: None)
        self._bytes = 0

    def run(self) -> None:
        before = 0
        for file in self._source.to_read:
            self._bytes = before
            if not self._is_loaded(file.kind):
                self._load(file)
            before += file.size
        check(self._connection, {kind: file.name for kind, file in self._source.files.items()})

    def _is_loaded(self, kind: str) -> bool:
        return self._connection.execute("SELECT 1 FROM file WHERE kind = ? AND done", (kind,)).fetchone() is not None

    def _load(self, file: DumpFile) -> None:
        found = self._connection.execute("SELECT items FROM file WHERE kind = ?", (file.kind,)).fetchone()
        before = items = found[0] if found else 0
        with file.open() as stream:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for number, item in enumerate(read_rows(stream, file.name, file.kind.lower(), tick=self._count), 1):
                    if number <= before:
                        continue
                    items = number
                    self._take(file, item)
                    if number % BATCH == 0:
                        self._commit(file, items, done=False)
                        self._connection.execute("BEGIN IMMEDIATE")
                self._commit(file, items, done=True)
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _count(self, size: int) -> None:
        self._bytes += size

    def _commit(self, file: DumpFile, items: int, *, done: bool) -> None:
        self._connection.execute("REPLACE INTO file VALUES (?, ?, ?)", (file.kind, items, done))
        self._connection.execute("COMMIT")
        self._progress(Progress(file.name, self._bytes, self._source.size, items))

    def _take(self, file: DumpFile, item: Row | Problem) -> None:
        if isinstance(item, Problem):
            self._keep(item)
            return
        fields, table = Fields(item.attributes), TABLES[file.kind]
        try:
            record = PARSERS[file.kind](fields)
        except UnusableRowError as unusable:
            fields.note(unusable.reason, **unusable.facts)
            record = None
        number = fields.reference("Id") if record is None else record.id
        if (
            record is not None
            and not self._connection.execute(table.insertion, table.to_row(record, item.line)).rowcount
        ):
            fields.notes = [(reasons.TWICE, {"id": record.id})]
        for reason, facts in fields.notes:
            self._keep(Problem(file.name, item.line, number, reason, facts))

    def _keep(self, problem: Problem) -> None:
        values = (problem.file, problem.line, problem.record_id, problem.reason, dump_facts(problem.facts))
        self._connection.execute(
            "INSERT INTO problem (file, line, record_id, reason, facts) VALUES (?, ?, ?, ?, ?)", values
        )
