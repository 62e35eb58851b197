"""Filled databases, kept between runs in a folder outside the tree; each measurement gets a copy that it may change."""

import secrets
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks.houses import CLI, House
from benchmarks.sizes import Size

FILE = "guildhouse.sqlite3"
COPIES_FILES = 150_000  # the first PostgreSQL that has to be asked to
MADE = "SELECT app, name FROM django_migrations"


class Sqlite:
    name = "sqlite"

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.empty = House(cache / "empty")
        cache.mkdir(parents=True, exist_ok=True)
        self.empty.run(*CLI, "prepare")

    @contextmanager
    def house(self, size: Size | None) -> Iterator[House]:
        """A house with a community of this size, or with empty tables; gone afterwards."""
        with self.home() as home:
            shutil.copy(self.filling(size) if size else self.empty.home / FILE, home / FILE)
            yield House(home)

    @contextmanager
    def home(self) -> Iterator[Path]:
        """Everything but a database."""
        with tempfile.TemporaryDirectory(dir=self.cache, prefix="run-") as folder:
            home = Path(folder, "home")
            shutil.copytree(self.empty.home, home, ignore=shutil.ignore_patterns(f"{FILE}*", "prepared.json"))
            home.chmod(0o700)
            yield home

    def filling(self, size: Size) -> Path:
        filled = House(self.cache / size.name)
        if not (filled.home / FILE).exists():
            self._fill(size, filled.home)
        elif self.made_by(filled.home / FILE) != self.made_by(self.empty.home / FILE):
            filled.run(*CLI, "prepare")
        return filled.home / FILE

    def _fill(self, size: Size, home: Path) -> None:
        say(f"Filling {size.posts:,} posts of {size.members:,} members; kept in {self.cache} for the next time.")
        draft = home.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        shutil.copy(self.empty.home / FILE, draft / FILE)
        House(draft).run("-m", "benchmarks.fill", *size.numbers)
        draft.rename(home)

    def stamp(self, size: Size) -> str:
        """Tells this filling from one that was made at another time; migrations do not change it."""
        file = self.cache / size.name / "stamp"
        if not file.exists():
            file.write_text(secrets.token_hex(8), encoding="ascii")
        return file.read_text(encoding="ascii")

    @staticmethod
    def made_by(file: Path) -> set[tuple[str, str]]:
        with closing(sqlite3.connect(file)) as connection:
            return set(connection.execute(MADE).fetchall())


class Postgres:
    """Its fillings are copies of SQLite's, so that both databases hold the same rows under the same numbers."""

    name = "postgresql"

    def __init__(self, sqlite: Sqlite, address: str, cluster: Path) -> None:
        self.sqlite, self.address = sqlite, address
        self.postmaster = int((cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
        self.runs = 0
        with psycopg.connect(address) as connection:
            self.quickly = "STRATEGY FILE_COPY" if connection.info.server_version >= COPIES_FILES else ""

    @contextmanager
    def house(self, size: Size | None) -> Iterator[House]:
        template = self._filling(size) if size else self._empty()
        self.runs += 1
        name = f"run_{self.runs}"
        with self.sqlite.home() as home:
            self._make(name, template)
            try:
                yield House(home, self._address(name), self.postmaster)
            finally:
                self._drop(name)

    def _filling(self, size: Size) -> str:
        source, name = self.sqlite.filling(size), size.name.replace("-", "_")
        house, stamp = House(self.sqlite.empty.home, self._address(name)), self.sqlite.stamp(size)
        if self._mark(name) == stamp:
            house.run("manage.py", "migrate", "-v", "0")
        else:
            say(f"Copying {size.posts:,} posts into PostgreSQL.")
            self._make(name, self._empty())
            house.run("-m", "benchmarks.copying", source)
            self._do("COMMENT ON DATABASE {} IS {}", psycopg.sql.Identifier(name), psycopg.sql.Literal(stamp))
        return name

    def _empty(self) -> str:
        if "empty" not in self._databases():
            self._make("empty", "template1")
        House(self.sqlite.empty.home, self._address("empty")).run("manage.py", "migrate", "-v", "0")
        return "empty"

    def _make(self, name: str, template: str) -> None:
        self._drop(name)
        names = psycopg.sql.Identifier(name), psycopg.sql.Identifier(template)
        self._do(f"CREATE DATABASE {{}} TEMPLATE {{}} {self.quickly}", *names)

    def _drop(self, name: str) -> None:
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", psycopg.sql.Identifier(name))

    def _databases(self) -> dict[str, str | None]:
        asked = "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
        with psycopg.connect(self.address, autocommit=True) as connection:
            return dict(connection.execute(asked).fetchall())

    def _mark(self, name: str) -> str | None:
        return self._databases().get(name)

    def _do(self, statement: str, *parts: psycopg.sql.Composable) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(psycopg.sql.SQL(statement).format(*parts))

    def _address(self, name: str) -> str:
        return urlsplit(self.address)._replace(path=f"/{name}").geturl()


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
