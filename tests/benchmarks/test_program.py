"""`make bench` prints every figure that is promised; how large they are, only a full run says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.figures import Measurement
from benchmarks.table import Section, count, draw

ROOT = Path(__file__).resolve().parents[2]
PROMISED = {
    "pages": {
        "null view ÷ topic page": 0.28, "space list ÷ topic page": 1.3, "unanswered ÷ topic page": 1.3, "home ÷ topic page": 2.5,
        "dearest visitor's page, warm": 1, "unchanged pages answered 304": 4, "topic page, HTML": 60,
    },
    "growth": {
        "topic page, larger ÷ smaller": 1.3, "space list, larger ÷ smaller": 1.3, "unanswered, larger ÷ smaller": 1.3,
        "home, larger ÷ smaller": 1.3, "long topic, dearest ÷ cheapest place": 1.3, "long topic, dearest place ÷ a topic page": 1.3,
    },
    "crowd": {
        "directory, first page ÷ topic page": 1.5, "directory, dearest facet ÷ topic page": 1.5, "queue ÷ topic page": 1.3,
        "desk ÷ topic page": 1.3,
    },
    "search": {"common word": 30, "rare word": 5, "mistyped word": 50},
    "reply": {"a reply posted": 15, "until 5 open pages have heard": 1, "live process holding 20 streams": 150},
    "import": {"readable, posts a second": 1000, "memory of the import at its peak": 200, "Markdown, texts a second": 250},
    "trust": {"all counted anew": 300, "figures that differ from the running ones": 0, "memory at its peak": 500},
    "house": {"worker with nothing to do": 120, "warm start until the first page": 3},
}  # fmt: skip


@pytest.mark.soak
def test_program_measures_every_figure_that_is_promised(tmp_path, migrated):
    if migrated.startswith("postgres"):
        pytest.skip("Run once: with its own SQLite.")
    empty = tmp_path / "cache" / "empty"
    empty.mkdir(parents=True, mode=0o700)
    shutil.copy(migrated, empty)
    command = [sys.executable, "-m", "benchmarks", "--quick", "--database", "sqlite", "--cache", tmp_path / "cache"]
    environment = {**os.environ, "PYTHONPATH": f"src{os.pathsep}."}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for part, targets in PROMISED.items():
        run = json.loads((tmp_path / "cache" / "results" / f"{part}.json").read_text())["sqlite"]
        assert run["machine"]
        assert run["at"]
        assert run["load"]
        figures = {one["figure"]: one for one in run["figures"]}
        assert {name: figures[name]["target"] for name in targets} == targets
        assert all(one["value"] > 0 for one in figures.values())
        assert all(name in done.stdout for name in targets)
    assert not list((tmp_path / "cache").glob("run-*"))


def test_unknown_part_is_refused_with_the_parts_there_are():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "paegs"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "there is no part paegs; there are pages, growth, crowd, search" in done.stderr


def test_target_is_met_on_its_side():
    assert Measurement("page", 1.3, "ms", 1.3).met
    assert not Measurement("page", 1.31, "ms", 1.3).met
    assert Measurement("import", 1000, "", 1000, "≥").met
    assert not Measurement("import", 999, "", 1000, "≥").met
    assert Measurement("null view", 5).met is None


def test_table_says_which_database_misses_and_what_was_not_measured():
    one, other = Measurement("page", 1, "ms", 1.3), Measurement("page", 2, "ms", 1.3)
    sections = [
        Section("Pages", "today", {"sqlite": [one], "postgresql": [other]}),
        Section("Search", "today", {"sqlite": [one], "both": [Measurement("same", 3, "of 3", 3, "≥")]}),
    ]
    lines = draw(sections).splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "figure SQLite PostgreSQL target", "", "Pages", "(today)", "page 1 ms 2 ms ≤ 1.30 ms MISSED (PostgreSQL)", "", "Search", "(today)",
        "page 1 ms not measured ≤ 1.30 ms met", "same 3 of 3 3 of 3 ≥ 3 of 3 met",
    ]  # fmt: skip
    assert count(sections) == "3 of 4 targets met."
