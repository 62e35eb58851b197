"""Where tries are counted: Redis where there is one, else a small SQLite file that all processes of a machine share.

Not the cache (in memory, one per process) and not the main database: there each count would cost a durable commit
in line with everyone's writes, and be rolled back with the work it was to limit. The file costs 50 µs a count
(a durable commit: 3,300) and 8 µs a refusal; after a power cut the last counts may be missing, which harms nobody.
"""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import sqlite3
import threading
import time
from pathlib import Path
from typing import Protocol

from django.conf import settings

Counted = tuple[int, float]
_SWEEP_ONE_IN = 1000
_PATIENCE = 100

_TABLE = "CREATE TABLE IF NOT EXISTS tries (key BLOB PRIMARY KEY, count INTEGER, ends REAL) WITHOUT ROWID"
_READ = "SELECT count, ends FROM tries WHERE key = ? AND ends > ?"
_COUNT = """
INSERT INTO tries (key, count, ends) VALUES (:key, 1, :now + :per)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN ends <= :now THEN 1 ELSE count + 1 END,
    ends = CASE WHEN ends <= :now THEN :now + :per ELSE ends END
RETURNING count, ends
"""


class Store(Protocol):
    def count(self, key: bytes, *, limit: int, per: float, more: bool) -> Counted:
        """How many with this one (above `limit`: refused), and the seconds until the count starts anew."""

    def clear(self, key: bytes) -> None: ...


class FileStore:
    """One connection for each thread and process; the file is made when first needed and replaced when damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open = threading.local()

    def count(self, key: bytes, *, limit: int, per: float, more: bool) -> Counted:
        try:
            return self._count(key, limit, per, more=more)
        except sqlite3.OperationalError:
            raise  # busy beyond all patience, or a full disk: refusing to count is refusing the act
        except sqlite3.DatabaseError:
            self._start_anew()
            return self._count(key, limit, per, more=more)

    def _count(self, key: bytes, limit: int, per: float, *, more: bool) -> Counted:
        now = time.time()
        file = self._connection()
        so_far, ends = file.execute(_READ, (key, now)).fetchone() or (0, now + per)
        if so_far < limit and more:  # a refusal writes nothing, so that hammering stays cheap
            so_far, ends = file.execute(_COUNT, {"key": key, "now": now, "per": per}).fetchone()
            self._sweep_sometimes(file, now)
            return so_far, ends - now
        return so_far + 1, ends - now

    def clear(self, key: bytes) -> None:
        self._connection().execute("DELETE FROM tries WHERE key = ?", (key,))

    def clear_all(self) -> None:
        self._connection().execute("DELETE FROM tries")

    def _sweep_sometimes(self, file: sqlite3.Connection, now: float) -> None:
        if secrets.randbelow(_SWEEP_ONE_IN) == 0:
            file.execute("DELETE FROM tries WHERE ends <= ?", (now,))

    def _connection(self) -> sqlite3.Connection:
        mine: tuple[int, sqlite3.Connection] | None = getattr(self.open, "mine", None)
        if mine is None or mine[0] != os.getpid():  # a connection does not survive a fork
            mine = os.getpid(), self._connect()
            self.open.mine = mine
        return mine[1]

    def _connect(self) -> sqlite3.Connection:
        for _try in range(_PATIENCE):
            try:
                return self._prepare()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                time.sleep(0.02)  # another process is making the file this very moment; SQLite does not wait for that
            except sqlite3.DatabaseError:
                self._remove()
        return self._prepare()

    def _prepare(self) -> sqlite3.Connection:
        file = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_TABLE)
        return file

    def _start_anew(self) -> None:
        self.open.mine[1].close()
        del self.open.mine
        self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{self.path}{ending}").unlink()


class RedisStore:
    """For several machines. SET NX gives the count its end, so that no count is ever left without one."""

    def __init__(self, address: str) -> None:
        from redis import Redis  # noqa: PLC0415 - slow import: a twentieth of a start, and most sites have none

        self.server = Redis.from_url(address, socket_timeout=5, socket_connect_timeout=5)

    def count(self, key: bytes, *, limit: int, per: float, more: bool) -> Counted:
        name = b"guildhouse:throttle:" + key
        so_far = int(self.server.get(name) or 0)
        steps = self.server.pipeline(transaction=True)
        if so_far < limit and more:
            steps.set(name, 0, px=int(per * 1000), nx=True)
            steps.incr(name)
        else:
            steps.get(name)
        steps.pttl(name)
        *_before, found, left = steps.execute()
        counted = int(found or 0) if so_far < limit and more else int(found or 0) + 1
        return counted, left / 1000 if left > 0 else per

    def clear(self, key: bytes) -> None:
        self.server.delete(b"guildhouse:throttle:" + key)


def find_store() -> Store:
    """The store this site's settings lead to."""
    return _redis(settings.REDIS_URL) if settings.REDIS_URL else _file(str(settings.THROTTLE_FILE))


@functools.cache
def _redis(address: str) -> RedisStore:
    return RedisStore(address)


@functools.cache
def _file(path: str) -> FileStore:
    return FileStore(Path(path))
