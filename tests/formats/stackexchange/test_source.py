"""Where a dump may lie, and what is refused with a sentence that says what to do."""

import stat
import struct
import zipfile

import pytest

from guildhouse.formats.stackexchange import DumpNotFoundError, DumpRefusedError, archive, open_source
from tests.factories.stackexchange import question, user, write_dump, zip_folder

SITE = "conlang.meta.stackexchange.com"


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dumps" / SITE, Posts=[question(1)], Users=[user(1, "Ann")])


@pytest.mark.parametrize("steps", [0, 1])
def test_source_is_found_in_a_folder_and_in_the_folder_around_it(dump, steps):
    source = open_source([dump, dump.parent][steps])
    assert source.site == SITE
    assert source.has_address
    assert [file.name for file in source.to_read] == ["Users.xml", "Posts.xml"]
    assert source.missing == ["Tags", "Comments", "PostLinks", "PostHistory"]


def test_source_is_found_by_one_of_its_files(dump):
    assert open_source(dump / "Posts.xml").site == SITE


def test_source_takes_small_letters_in_file_names(tmp_path):
    folder = write_dump(tmp_path / "old", Posts=[question(1)])
    (folder / "Posts.xml").rename(folder / "posts.xml")
    assert open_source(folder).to_read[0].name == "posts.xml"


@pytest.mark.parametrize("inside", ["", f"{SITE}/", f"archive/{SITE}/"])
def test_source_is_found_in_a_zip_and_reads_the_same_bytes(dump, tmp_path, inside):
    packed = open_source(zip_folder(dump, tmp_path / f"{SITE}.zip", inside=inside))
    with packed.files["Posts"].open() as stream:
        assert stream.read() == (dump / "Posts.xml").read_bytes()
    assert packed.fingerprint() == open_source(dump).fingerprint()


def test_fingerprint_changes_with_one_byte(dump):
    before = open_source(dump).fingerprint()
    (dump / "Posts.xml").write_bytes((dump / "Posts.xml").read_bytes().replace(b"Body 1", b"Body 2"))
    assert open_source(dump).fingerprint() != before


def test_site_can_be_named_where_the_folder_does_not(tmp_path):
    folder = write_dump(tmp_path / "upload", Posts=[question(1)])
    assert not open_source(folder).has_address
    assert open_source(folder, site=SITE).has_address


def test_several_dumps_are_refused_by_their_names(dump):
    write_dump(dump.parent / "french.meta.stackexchange.com", Posts=[question(1)])
    with pytest.raises(DumpNotFoundError, match=r"several dumps.*conlang.*french"):
        open_source(dump.parent)


def test_nothing_there_says_so(tmp_path):
    with pytest.raises(DumpNotFoundError, match="nothing at"):
        open_source(tmp_path / "absent")
    with pytest.raises(DumpNotFoundError, match=r"No Posts\.xml"):
        open_source(tmp_path)


def test_seven_zip_asks_to_be_unpacked(tmp_path):
    (tmp_path / "site.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    for path in (tmp_path / "site.7z", tmp_path):
        with pytest.raises(DumpRefusedError, match="Unpack it first"):
            open_source(path)


def test_other_files_are_not_taken_for_archives(tmp_path):
    (tmp_path / "notes.zip").write_bytes(b"not a zip at all")
    with pytest.raises(DumpRefusedError, match="not a zip archive"):
        open_source(tmp_path / "notes.zip")


def test_truncated_zip_is_refused(dump, tmp_path):
    packed = zip_folder(dump, tmp_path / "cut.zip")
    packed.write_bytes(packed.read_bytes()[:-30])
    with pytest.raises(DumpRefusedError, match="not a zip archive"):
        open_source(packed)


@pytest.mark.parametrize("name", ["../Posts.xml", "/etc/Posts.xml", "C:\\Posts.xml", "a\\..\\..\\Posts.xml"])
def test_entry_outside_the_archive_refuses_it_whole(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "slip.zip", "w") as packed:
        packed.writestr("Posts.xml", b"<posts/>")
        packed.writestr(name, b"<posts/>")
    with pytest.raises(DumpRefusedError, match="outside its folder"):
        open_source(tmp_path / "slip.zip")


def test_symbolic_link_in_a_zip_is_refused(tmp_path):
    entry = zipfile.ZipInfo("Posts.xml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as packed:
        packed.writestr(entry, "/etc/passwd")
    with pytest.raises(DumpRefusedError, match="not a plain file"):
        open_source(tmp_path / "link.zip")


def test_bomb_is_refused_before_it_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Posts.xml", b" " * (archive.RATIO_FROM + 1))
    with pytest.raises(DumpRefusedError, match="times its size"):
        open_source(tmp_path / "bomb.zip")


def test_limits_of_number_and_size_hold(dump, tmp_path, monkeypatch):
    packed = zip_folder(dump, tmp_path / "many.zip")
    monkeypatch.setattr(archive, "ENTRIES_LIMIT", 1)
    with pytest.raises(DumpRefusedError, match="holds 2 files"):
        open_source(packed)
    monkeypatch.setattr(archive, "ENTRIES_LIMIT", 10)
    monkeypatch.setattr(archive, "BYTES_LIMIT", 100)
    with pytest.raises(DumpRefusedError, match="unpack to more than"):
        open_source(packed)


def test_password_is_refused_in_words(dump, tmp_path):
    packed = zip_folder(dump, tmp_path / "locked.zip")
    content = bytearray(packed.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(content)
    with pytest.raises(DumpRefusedError, match="has a password"):
        open_source(packed)


def test_archive_with_an_endless_list_of_entries_is_refused_unread(tmp_path):
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 1 << 30, 0, 0)
    (tmp_path / "long.zip").write_bytes(b"x" * 1000 + end)
    with pytest.raises(DumpRefusedError, match="far more files"):
        open_source(tmp_path / "long.zip")
