"""Backup and restore, as an operator does them: real houses, on whichever database the tests run on."""

import sqlite3
import tarfile
from contextlib import closing

import psycopg
import pytest

from guildhouse.config.keeping.databases import find_tool
from tests.config.keeping.rewriting import rewrite

pytestmark = pytest.mark.live
CLI = ("-m", "guildhouse.config.cli")
KEYS = {"secret.key", "private.key"}


def do(house, *arguments):
    return house.run(*CLI, *arguments)


def ask(house, query, *values):
    if house.database:
        with psycopg.connect(house.database) as connection:
            answer = connection.execute(query.replace("?", "%s"), values)
            return answer.fetchall() if answer.description else []
    with closing(sqlite3.connect(house.home / "guildhouse.sqlite3")) as connection, connection:
        return connection.execute(query, values).fetchall()


def members_of(house):
    return sorted(email for (email,) in ask(house, "SELECT email FROM members_member"))


@pytest.fixture
def lived_in(house):
    """A house with a member and a file."""
    if house.database:
        find_tool("pg_dump")
    assert do(house, "host", "ada@example.org").returncode == 0
    (house.home / "media/attachments").mkdir(parents=True)
    (house.home / "media/attachments/abc.webp").write_bytes(b"picture")
    return house


@pytest.fixture
def backup(lived_in, tmp_path):
    archive = tmp_path / "house.tar.gz"
    done = do(lived_in, "backup", str(archive))
    assert done.returncode == 0, done.stderr
    return archive


def test_backup_comes_back_as_it_was(lived_in, backup):
    """And on SQLite what was replaced is kept beside it; PostgreSQL replaces in one transaction and keeps nothing."""
    assert do(lived_in, "host", "grace@example.org").returncode == 0
    (lived_in.home / "media/attachments/abc.webp").unlink()
    done = do(lived_in, "restore", str(backup), "--replace")
    assert done.returncode == 0, done.stderr
    assert members_of(lived_in) == ["ada@example.org"]
    assert (lived_in.home / "media/attachments/abc.webp").read_bytes() == b"picture"
    check = do(lived_in, "manage", "migrate", "--check")
    assert check.returncode == 0
    if not lived_in.database:
        (kept,) = lived_in.home.glob("guildhouse.sqlite3.before-*")
        with closing(sqlite3.connect(kept)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM members_member").fetchone() == (2,)


@pytest.mark.any_database
def test_backup_holds_no_key_is_its_owners_alone_and_never_overwrites(lived_in, backup):
    with tarfile.open(backup) as tar:
        names = {name.rpartition("/")[2] for name in tar.getnames()}
    assert not KEYS & names
    assert backup.stat().st_mode & 0o777 == 0o600
    done = do(lived_in, "backup", str(backup))
    assert done.returncode == 1
    assert "there already" in done.stderr
    assert do(lived_in, "backup").returncode == 0  # without a name it goes into the home
    assert len(list((lived_in.home / "backups").glob("guildhouse-*.tar.gz"))) == 1
    assert not list((lived_in.home / "backups").glob(".backup-*"))


@pytest.mark.any_database
def test_restore_is_refused_while_the_house_is_open_or_lived_in_and_from_what_is_damaged(lived_in, backup, tmp_path):
    assert "--replace" in do(lived_in, "restore", str(backup)).stderr

    def damage(name, content):
        return name, (b"x" * 5000 if name.startswith("database") else content)

    done = do(lived_in, "restore", str(rewrite(backup, tmp_path / "damaged.tar.gz", damage)), "--replace")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert members_of(lived_in) == ["ada@example.org"]
    lived_in.start(*CLI, "serve", "--no-worker", "--no-live")
    lived_in.wait_for(f"{lived_in.address}/healthz", seconds=60)
    done = do(lived_in, "restore", str(backup), "--replace")
    assert (done.returncode, "The house is open" in done.stderr) == (1, True)
    assert members_of(lived_in) == ["ada@example.org"]
