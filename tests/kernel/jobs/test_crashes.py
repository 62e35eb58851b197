"""A worker killed at any moment loses nothing and doubles nothing: real processes, killed with SIGKILL."""

import random
import signal
import sqlite3
from collections import Counter
from contextlib import closing

import psycopg
import pytest

from tests.servers import wait_until
from tests.soak.amounts import KILLS_A_RUN, kill_runs, note

pytestmark = pytest.mark.live
PROGRAM = "tests/kernel/jobs/crashing.py"


def ask(house, query):
    opened = (
        psycopg.connect(house.database)
        if house.database
        else sqlite3.connect(house.home / "guildhouse.sqlite3", timeout=20)
    )
    with closing(opened) as connection:
        return connection.execute(query).fetchall()


def kill_now_and_then(house, seed, kills=2):
    """Starts the worker and kills it as soon as it got somewhere, several times; the last one comes to its end."""
    chance = random.Random(seed)  # noqa: S311 - when to kill is no secret
    for _ in range(kills):
        worker = house.start(PROGRAM, "work")
        further = count_rows(house).total() + chance.randint(1, 60)
        assert wait_until(lambda: count_rows(house).total() >= further, seconds=300)  # noqa: B023 - used at once
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    last = house.start(PROGRAM, "work")
    assert last.wait(timeout=300) == 0, last.stdout.read()


def count_rows(house):
    return Counter(channel for (channel,) in ask(house, "SELECT channel FROM kernel_pulse WHERE channel LIKE '%:%'"))


def test_killed_job_goes_on_from_its_checkpoint(house):
    assert house.run(PROGRAM, "job", "400").returncode == 0
    kill_now_and_then(house, seed=1)
    assert count_rows(house) == Counter(f"count:{number}" for number in range(400))
    ((state, report),) = ask(house, "SELECT state, report FROM kernel_job WHERE kind = 'test.count'")
    assert state == "done"
    assert '"began_at": 0' not in str(report).replace("'", '"')


@pytest.mark.any_database
def test_killed_worker_delivers_every_fact_once(house):
    assert house.run(PROGRAM, "facts", "200").returncode == 0
    kill_now_and_then(house, seed=2)
    assert count_rows(house) == Counter(f"stone:{number}" for number in range(200))
    assert ask(house, "SELECT COUNT(*) FROM kernel_delivery WHERE listener = '__main__.note_stone'") == [(0,)]


@pytest.mark.soak
@pytest.mark.parametrize("seed", kill_runs(0.1))
def test_twenty_kills_lose_and_double_nothing(house, seed):
    assert house.run(PROGRAM, "job", "1500").returncode == 0
    assert house.run(PROGRAM, "facts", "600").returncode == 0
    kill_now_and_then(house, seed, kills=KILLS_A_RUN)
    laid = [f"count:{number}" for number in range(1500)] + [f"stone:{number}" for number in range(600)]
    assert count_rows(house) == Counter(laid)
    note("kills", what="a worker of tests", kills=KILLS_A_RUN)
