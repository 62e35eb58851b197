"""Dumps damaged in every way chance finds: what can be read is read, the rest is said, and nothing is raised."""

import contextlib
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.stackexchange_dump import write_dump
from guildhouse.formats.stackexchange import DumpError, Staging, open_source, reader
from guildhouse.formats.stackexchange.expat import Row
from guildhouse.formats.stackexchange.reasons import Problem
from tests.soak.amounts import EXAMPLES, note

pytestmark = pytest.mark.soak
FILES = {
    "Posts": "posts",
    "Users": "users",
    "Comments": "comments",
    "PostHistory": "posthistory",
    "PostLinks": "postlinks",
}
BROKEN = [
    b"", b"<", b">", b'"', b"'", b"&", b"&#0;", b"&#xD800;", b"&bogus;", b"\x00", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"/>", b"<row ",
    b"</posts>", b"<posts>", b"]]>", b"<!--", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<?xml version='1.1'?>", b"\r\n", b"\n\n", b' Id="1"',
    b'Id="99999999999999999999999"', b'Score="NaN"', b'CreationDate="0000-00-00"', b'PostTypeId="-1"', b'ParentId="1"', b" " * 5000,
]  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a small dump, by file."""
    folder = tmp_path_factory.mktemp("whole")
    write_dump(folder, posts=12, seed=5)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


hurts = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 400), st.one_of(st.sampled_from(BROKEN), st.binary(max_size=12))), min_size=1, max_size=6
)  # fmt: skip


def hurt(content, wounds):
    """Each wound takes out some bytes at a place and puts others there."""
    for place, length, put in wounds:
        at = int(place * len(content))
        content = content[:at] + put + content[at + length :]
    return content


def many(examples):
    return settings(
        max_examples=max(1, examples), deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )


def test_damaged_list_is_read_as_far_as_it_can_be(whole):
    examples = EXAMPLES // 10

    @many(examples)
    @given(st.sampled_from(sorted(FILES)), hurts)
    def attempt(kind, wounds):
        stream = io.BufferedReader(io.BytesIO(hurt(whole[f"{kind}.xml"], wounds)))
        for found in reader.read_rows(stream, f"{kind}.xml", FILES[kind]):
            assert isinstance(found, Row | Problem)
            assert str(found)

    attempt()
    note("fuzz", what="lists of a dump", examples=examples)


def test_damaged_dump_is_staged_or_refused_in_words(whole):
    examples = EXAMPLES // 40

    @many(examples)
    @given(st.dictionaries(st.sampled_from(sorted(FILES)), hurts, min_size=1, max_size=3))
    def attempt(wounds):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in whole.items():
                (Path(folder) / name).write_bytes(hurt(content, wounds.get(name.removesuffix(".xml"), [])))
            with (
                contextlib.suppress(DumpError),
                Staging.build(open_source(Path(folder)), Path(folder, "work")) as staging,
            ):
                read(staging)

    attempt()
    note("fuzz", what="whole dumps", examples=examples)


def read(staging):
    posts = [placed.post.id for thread in staging.threads() for placed in thread.posts]
    assert len(set(posts)) == len(posts) == staging.report().posts
    assert len(list(staging.users())) == staging.report().users
    assert all(one.reason % one.facts for one in staging.problems())
    assert all(one != other for one, other in staging.duplicates())
