"""Where changes are heard of: SQLite's table read five times a second, PostgreSQL by LISTEN."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from guildhouse.kernel.live_server.hub import Hub
from guildhouse.kernel.live_tokens import NOTIFY_CHANNEL

log = logging.getLogger(__name__)
EVERY = 0.2
QUIET_FOR = 20.0
MARGIN = timedelta(seconds=30)
ENDED = "SELECT member_id, until FROM kernel_streamend"
OF_DJANGO = frozenset({"server_side_binding", "prepare_threshold"})
Source = Callable[[Hub], Awaitable[None]]


def make_source(database: Mapping[str, Any]) -> Source:
    """The source for Django's settings of one database."""
    if "sqlite" in database["ENGINE"]:
        return lambda hub: follow_sqlite(Path(database["NAME"]), hub)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    given = {ours: database[theirs] for theirs, ours in names.items() if database.get(theirs)}
    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name not in OF_DJANGO}
    return lambda hub: follow_postgres({**given, **options}, hub)


class SqliteReader:
    """One read-only connection and the last row it has seen."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(
            f"{file.as_uri()}?mode=ro", uri=True, timeout=1, isolation_level=None, check_same_thread=False
        )
        self.inode = file.stat().st_ino
        self.file = file
        self.ended = dict(self.connection.execute(ENDED).fetchall())
        self.last = int(self.connection.execute("SELECT COALESCE(MAX(id), 0) FROM kernel_pulse").fetchone()[0])

    def read_new(self) -> list[str]:
        """Channels that changed since the last call. Ids follow commits here, as SQLite has one writer."""
        if self.file.stat().st_ino != self.inode:
            raise sqlite3.OperationalError("the database was replaced by another")
        rows = self.connection.execute("SELECT id, channel FROM kernel_pulse WHERE id > ? ORDER BY id", [self.last])
        found = rows.fetchall()
        if found:
            self.last = found[-1][0]
        return [channel for _, channel in found]

    def close(self) -> None:
        self.connection.close()


async def follow_sqlite(file: Path, hub: Hub) -> None:
    while True:
        try:
            with closing(await asyncio.to_thread(SqliteReader, file)) as reader:
                hub.end(reader.ended)
                while True:
                    hub.publish(await asyncio.to_thread(reader.read_new))
                    await asyncio.sleep(EVERY)
        except (sqlite3.Error, OSError) as error:
            log.warning("The database cannot be read for live events (%s); trying again", error)
            await asyncio.sleep(1)


async def follow_postgres(parameters: Mapping[str, Any], hub: Hub) -> None:
    lost_at: datetime | None = None
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**parameters, autocommit=True) as connection:
                await _listen(connection, hub, lost_at)
        except psycopg.Error as error:
            log.warning("Live events lost PostgreSQL (%s); connecting again", str(error).strip())
        lost_at = lost_at or datetime.now(UTC)
        await asyncio.sleep(1)


async def _listen(connection: psycopg.AsyncConnection[Any], hub: Hub, lost_at: datetime | None) -> None:
    """Listens until the connection breaks; what was announced while nobody listened is read from the table first."""
    await connection.execute(f"LISTEN {NOTIFY_CHANNEL}")
    hub.end(dict(await (await connection.execute(ENDED)).fetchall()))
    if lost_at is not None:
        rows = await connection.execute("SELECT channel FROM kernel_pulse WHERE at > %s", [lost_at - MARGIN])
        hub.publish([channel for (channel,) in await rows.fetchall()])
    while True:
        async for notice in connection.notifies(timeout=QUIET_FOR):
            hub.publish([notice.payload])
        await connection.execute("SELECT 1")  # after a quiet while: finds out when the other side is gone
