"""The archive: complete, and trusted in nothing."""

import gzip
import io
import tarfile

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from guildhouse.config.cli import Refusal
from guildhouse.config.cli.restore import refuse_misfit
from guildhouse.config.keeping.archive import read_note, unpack, write_archive
from guildhouse.config.keeping.databases import refuse_damaged
from tests.config.keeping.rewriting import rewrite


@pytest.fixture
def archive(tmp_path):
    """A small archive with a database and two files."""
    (tmp_path / "media/ab").mkdir(parents=True)
    (tmp_path / "media/ab/one").write_bytes(b"1")
    (tmp_path / "media/two").write_bytes(b"2")
    (tmp_path / "database.sqlite3").write_bytes(b"rows")
    target = tmp_path / "house.tar.gz"
    assert write_archive(target, {"version": "1"}, tmp_path / "database.sqlite3", tmp_path / "media") == 2
    return target


def test_archive_gives_back_what_went_in(archive, tmp_path):
    unpack(archive, tmp_path / "out")
    assert (tmp_path / "out/media/ab/one").read_bytes() == b"1"
    assert (tmp_path / "out/database.sqlite3").read_bytes() == b"rows"
    assert read_note(archive)["version"] == "1"


def test_archive_of_a_house_without_files(tmp_path):
    (tmp_path / "database.sqlite3").write_bytes(b"rows")
    assert write_archive(tmp_path / "a.tar.gz", {}, tmp_path / "database.sqlite3", tmp_path / "none") == 0


@pytest.mark.parametrize("name", ["media/../../out.txt", "/srv/out.txt", "..", "media/.."])
def test_file_that_would_lead_out_is_refused(archive, tmp_path, name):
    changed = rewrite(
        archive, tmp_path / "out.tar.gz", lambda old, content: (name if old == "media/two" else old, content)
    )
    with pytest.raises(Refusal, match="no file of a backup"):
        unpack(changed, tmp_path / "out")
    assert not list(tmp_path.rglob("out.txt"))


def test_links_are_refused(tmp_path):
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        link = tarfile.TarInfo("media/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(Refusal, match="no file of a backup"):
        unpack(tmp_path / "a.tar.gz", tmp_path / "out")


def make_nonsense(whole):
    empty_tar = io.BytesIO()
    tarfile.open(fileobj=empty_tar, mode="w:gz").close()
    return {
        "text": b"hello", "empty": b"", "cut": whole[: len(whole) // 2], "gzip": gzip.compress(b"hello", mtime=0),
        "tar": empty_tar.getvalue(),
    }  # fmt: skip


def test_what_is_no_archive_is_refused_with_a_sentence(archive, tmp_path):
    for name, content in make_nonsense(archive.read_bytes()).items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refusal):
            read_note(tmp_path / name)
            unpack(tmp_path / name, tmp_path / "out")
    with pytest.raises(Refusal, match="cannot be read"):
        read_note(tmp_path / "nothing")


def test_archive_of_another_kind_or_time_is_refused(archive, tmp_path):
    for number, note in enumerate((b"{}", b"[]", b'{"form": 99}', b"not json")):
        changed = rewrite(
            archive,
            tmp_path / f"{number}.tar.gz",
            lambda name, content, note=note: (name, note if "json" in name else content),
        )
        with pytest.raises(Refusal):
            read_note(changed)


def test_damaged_database_is_refused(tmp_path):
    (tmp_path / "database.sqlite3").write_bytes(b"x" * 5000)
    with pytest.raises(Refusal, match="damaged"):
        refuse_damaged(tmp_path / "database.sqlite3")


def test_backup_of_another_database_or_a_newer_house_is_refused(db):
    applied = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    note = {"database": connection.vendor, "version": "9", "migrations": applied}
    refuse_misfit(note)
    refuse_misfit({**note, "migrations": [*applied, ["a_room_that_is_gone", "0001_initial"]]})
    with pytest.raises(Refusal, match="newer Guildhouse"):
        refuse_misfit({**note, "migrations": [*applied, ["members", "9999_later"]]})
    with pytest.raises(Refusal, match="oracle"):
        refuse_misfit({**note, "database": "oracle"})


def test_archive_that_could_not_be_finished_leaves_nothing(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_archive(tmp_path / "a.tar.gz", {}, tmp_path / "nothing.sqlite3", tmp_path)
    assert not list(tmp_path.glob("a.tar.gz*"))
