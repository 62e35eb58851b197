"""So many times within so long, across threads, processes and rolled-back work; then again."""

import datetime as dt
import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import transaction

from guildhouse.kernel.errors import TooMany
from guildhouse.kernel.throttle import clear_throttle, throttle
from guildhouse.kernel.throttle.stores import FileStore, find_store

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def tries(number: int, key: str = "sign-in:ann", **options) -> int:
    """How many of so many tries were let through."""
    passed = 0
    for _try in range(number):
        try:
            throttle(key, **{"limit": 5, "per": MINUTE, **options})
        except TooMany:
            continue
        passed += 1
    return passed


def test_throttle_lets_through_the_limit_and_not_one_more():
    assert tries(5) == 5
    assert tries(20) == 0
    assert tries(5, "sign-in:ben") == 5


@pytest.mark.parametrize(
    ("per", "words"),
    [
        (dt.timedelta(seconds=30), "in a minute"),
        (dt.timedelta(minutes=30), "in 30 minutes"),
        (dt.timedelta(minutes=1, seconds=1), "in 2 minutes"),
        (dt.timedelta(hours=24), "in 24 hours"),
    ],
)
def test_throttle_says_when_it_is_over(per, words):
    with time_machine.travel(NOON, tick=False):
        throttle("x", limit=1, per=per)
        with pytest.raises(TooMany, match=words) as refusal:
            throttle("x", limit=1, per=per)
    assert refusal.value.retry_after == per.total_seconds()


def test_throttle_starts_anew_when_the_time_is_over():
    with time_machine.travel(NOON, tick=False) as clock:
        assert tries(6) == 5
        clock.shift(59.9)
        assert tries(1) == 0
        clock.shift(0.2)
        assert tries(6) == 5


def test_refused_tries_do_not_make_the_wait_longer():
    with time_machine.travel(NOON, tick=False) as clock:
        tries(5)
        for _second in range(59):
            clock.shift(1)
            assert tries(1) == 0
        clock.shift(1.1)
        assert tries(1) == 1


def test_throttle_can_be_asked_without_counting():
    assert tries(50, count=False) == 50
    assert tries(5) == 5
    assert tries(1, count=False) == 0


def test_cleared_throttle_starts_anew():
    tries(6)
    clear_throttle("sign-in:ann")
    assert tries(6) == 5


def test_throttle_counts_what_was_rolled_back(db):
    for _try in range(5):
        with transaction.atomic():
            throttle("x", limit=5, per=MINUTE)
            transaction.set_rollback(True)
    assert tries(1, "x") == 0


def test_throttle_counts_exactly_across_threads():
    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(lambda _n: tries(4, limit=20), range(32))) == 20


def try_from_a_process(path: Path, barrier, results) -> None:
    store = FileStore(path)
    barrier.wait()
    results.put(sum(store.count(b"k", limit=30, per=60, more=True)[0] <= 30 for _try in range(25)))


@pytest.mark.parametrize("way", ["spawn", "fork"])
def test_throttle_counts_exactly_across_processes(tmp_path, way):
    context = multiprocessing.get_context(way)
    barrier, results = context.Barrier(4), context.Queue()
    arguments = (tmp_path / "tries.sqlite3", barrier, results)
    processes = [context.Process(target=try_from_a_process, args=arguments) for _n in range(4)]
    for process in processes:
        process.start()
    passed = sum(results.get(timeout=30) for _process in processes)
    for process in processes:
        process.join(30)
    assert passed == 30


def test_throttle_writes_down_no_names():
    throttle("sign-in:ann@example.org", limit=5, per=MINUTE)
    written = b"".join(path.read_bytes() for path in settings.THROTTLE_FILE.parent.iterdir())
    assert b"ann@example" not in written


def test_refusal_writes_nothing():
    tries(5)
    with sqlite3.connect(settings.THROTTLE_FILE) as file:
        before = file.execute("SELECT * FROM tries").fetchall()
        tries(1000)
        assert file.execute("SELECT * FROM tries").fetchall() == before


def test_damaged_file_is_replaced(tmp_path):
    path = tmp_path / "tries.sqlite3"
    path.write_bytes(b"this is no database" * 1000)
    store = FileStore(path)
    assert [store.count(b"a", limit=5, per=60, more=True)[0] for _try in range(2)] == [1, 2]


def test_file_damaged_in_use_is_replaced(tmp_path):
    path = tmp_path / "tries.sqlite3"
    store = FileStore(path)
    for number in range(500):
        store.count(b"%d" % number, limit=5, per=60, more=True)
    store.open.mine[1].execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.open.mine[1].execute("PRAGMA cache_size = 1")
    path.write_bytes(b"\xff" * path.stat().st_size)
    assert {store.count(b"%d" % number, limit=5, per=60, more=True)[0] for number in range(500)} <= {1, 2}


def test_old_counts_are_swept_away(monkeypatch):
    monkeypatch.setattr("guildhouse.kernel.throttle.stores._SWEEP_ONE_IN", 1)
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(50):
            throttle(f"{number}", limit=1, per=MINUTE)
        clock.shift(61)
        throttle("last", limit=1, per=MINUTE)
    with sqlite3.connect(settings.THROTTLE_FILE) as file:
        assert file.execute("SELECT count(*) FROM tries").fetchone() == (1,)


def test_throttle_that_cannot_count_refuses_to_go_on(settings, tmp_path):
    settings.THROTTLE_FILE = tmp_path / "absent" / "tries.sqlite3"
    with pytest.raises(sqlite3.OperationalError):
        throttle("x", limit=5, per=MINUTE)
    assert find_store().path == settings.THROTTLE_FILE
