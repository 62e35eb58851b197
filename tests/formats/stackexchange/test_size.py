"""Memory stays the same whatever the size of the dump."""

import subprocess
import sys

import pytest

from benchmarks.stackexchange_dump import write_dump
from tests.soak.amounts import EXAMPLES, note

MEASURED = """
import re, sys
from pathlib import Path
from guildhouse.formats.stackexchange import Staging, open_source
with Staging.build(open_source(Path(sys.argv[1])), Path(sys.argv[2])) as staging:
    posts = sum(1 for thread in staging.threads() for _ in thread.posts)
    assert posts == staging.report().posts
# ru_maxrss would count the memory of the process that started this one.
print(posts, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak(dump, work):
    found = subprocess.run([sys.executable, "-c", MEASURED, dump, work], check=True, capture_output=True, text=True)
    posts, kibibytes = map(int, found.stdout.split())
    return posts, kibibytes / 1024


def test_generated_dump_is_the_same_each_time(tmp_path):
    for name in ("one", "two"):
        write_dump(tmp_path / name, posts=300, seed=7)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_memory_does_not_grow_with_the_dump(tmp_path):
    sizes = [2_000, 12_000]
    for size in sizes:
        write_dump(tmp_path / str(size), posts=size)
    peaks = {size: peak(tmp_path / str(size), tmp_path / f"work{size}") for size in sizes}
    assert [posts for posts, _ in peaks.values()] == sizes
    assert peaks[12_000][1] < 80
    # The page cache of SQLite fills up to its 16 MiB; beyond that nothing may grow.
    assert peaks[12_000][1] - peaks[2_000][1] < 24


@pytest.mark.soak
def test_large_dump_stays_small_in_memory(tmp_path):
    size = min(200_000, EXAMPLES * 10)
    write_dump(tmp_path / "dump", posts=size)
    posts, mebibytes = peak(tmp_path / "dump", tmp_path / "work")
    assert posts == size
    assert mebibytes < 80
    note("fuzz", what="posts of one dump", examples=size, mebibytes=round(mebibytes))
