"""Houses of their own for tests that need real processes: a home folder, a migrated database, free ports."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from tests.databases import free_port
from tests.hearing import Heard
from tests.migrated import NAMED

ROOT = Path(__file__).resolve().parent.parent

SPARED = ("GUILDHOUSE_", "PYTEST", "PYTHONDONTWRITEBYTECODE")  # of our surroundings, no house gets to see these


class House:
    """One house on this machine: runs its programs and ends them when the test is over."""

    def __init__(self, home: Path, database: str) -> None:
        self.home = home
        self.database = database
        self.port, self.live_port = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.live_address = f"http://127.0.0.1:{self.live_port}"
        self.running: list[subprocess.Popen[str]] = []

    def environment(self, **more: str) -> dict[str, str]:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(SPARED)}
        return {
            **inherited,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "guildhouse.config.settings",
            "DATABASE_URL": self.database,
            "GUILDHOUSE_HOME": str(self.home),
            "GUILDHOUSE_PORT": str(self.port),
            "GUILDHOUSE_LIVE_PORT": str(self.live_port),
            "GUILDHOUSE_LIVE_STREAMS_PER_ADDRESS": "5000",
            **more,
        }

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """`python …` to its end; the words it wrote are in the answer."""
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment(**more), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment(**more), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        process.stdout = Heard(process.stdout)
        self.running.append(process)
        return process

    def wait_for(self, address: str, *, seconds: float = 20) -> httpx.Response:
        """The first answer at `address`, whatever its status."""
        until = time.monotonic() + seconds
        while True:
            try:
                return httpx.get(address, timeout=10)
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, template):
    """A database with all tables and no rows, to be copied: the path of a SQLite file, or a PostgreSQL address."""
    if template.exists() and not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return str(template)
    if made := os.environ.get(NAMED):
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{made}").geturl()
    house = House(tmp_path_factory.mktemp("migrated"), _new_database())
    done = house.run("manage.py", "migrate", "-v", "0")
    assert done.returncode == 0, done.stderr
    return house.database or str(house.home / "guildhouse.sqlite3")


@pytest.fixture
def house(tmp_path, migrated):
    """A house with an empty database, made for this test alone."""
    with make_house(tmp_path / "home", migrated) as one:
        yield one


@contextlib.contextmanager
def make_house(home: Path, migrated: str) -> Iterator[House]:
    """A house with an empty database in a home of its own; what it started has ended afterwards."""
    home.mkdir(mode=0o700)
    if migrated.startswith("postgres"):
        one = House(home, _new_database(template=urlsplit(migrated).path.lstrip("/")))
    else:
        shutil.copy(migrated, home / "guildhouse.sqlite3")
        one = House(home, "")
    try:
        switch_limits_off(one)
        yield one
    finally:
        one.end()


def switch_limits_off(house: House) -> None:
    """Races and journeys write as often as they need; what limits and checks do has tests of its own."""
    row = (
        "INSERT INTO moderation_rules (id, limits_on, rates, amounts, review, spam_on, reads_figures, lists_mark, version) "
        "VALUES (1, FALSE, '{}', '{}', 'off', FALSE, FALSE, '', 1)"
    )
    if house.database:
        with psycopg.connect(house.database, autocommit=True) as connection:
            connection.execute(row)
    else:
        with contextlib.closing(sqlite3.connect(house.home / "guildhouse.sqlite3")) as connection, connection:
            connection.execute(row)


def wait_until(condition: Callable[[], bool], *, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _new_database(template: str = "template1") -> str:
    """A PostgreSQL database beside the tests' own, or nothing when they run on SQLite."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        return ""
    name = f"house_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlsplit(server)._replace(path=f"/{name}").geturl()
