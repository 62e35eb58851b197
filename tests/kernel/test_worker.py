"""The worker as a whole: its lanes run, one stumbling does not stop it, and it ends when it is told to."""

import signal
import sqlite3
import time
from contextlib import closing

import psycopg
import pytest

from guildhouse.kernel.heartbeats import find_heartbeat
from guildhouse.kernel.worker import NAME, Worker
from tests.servers import wait_until

PROGRAM = "tests/kernel/stumbling_worker.py"


def names_in(house):
    """Every sign of life in the house's database."""
    opened = psycopg.connect(house.database) if house.database else sqlite3.connect(house.home / "guildhouse.sqlite3")
    with closing(opened) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM kernel_heartbeat").fetchall()}


@pytest.mark.live
def test_worker_gives_signs_of_life_and_ends_when_told(house):
    worker = house.start("-m", "guildhouse.config.cli", "worker")
    assert wait_until(lambda: NAME in names_in(house), seconds=30)
    began = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0
    assert time.monotonic() - began < 5


@pytest.mark.live
def test_lane_that_stumbles_goes_on_beside_the_others(house):
    worker = house.start(PROGRAM)
    assert wait_until(lambda: {NAME, "went on"} <= names_in(house), seconds=30)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0
    assert "A lane of the worker stumbled" in worker.stdout.read()


def test_clock_gives_a_sign_of_life(db):
    Worker()._clock_step()
    assert not find_heartbeat(NAME).is_silent


def test_worker_whose_facts_lane_is_stuck_gives_none(db):
    worker = Worker()
    worker.facts_at -= 1000
    worker._clock_step()
    assert find_heartbeat(NAME) is None
