"""The working copy: what it counts, when it is reused, and what a kill costs."""

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from guildhouse.formats.stackexchange import Staging, StagingError, open_source, reasons
from guildhouse.formats.stackexchange.staging import building
from guildhouse.formats.stackexchange.staging.store import NAME
from tests.factories.stackexchange import answer, comment, question, row, user, write_dump

KILLED = """
import os, signal, sys
from pathlib import Path
from guildhouse.formats.stackexchange import Staging, open_source
from guildhouse.formats.stackexchange.staging import building
building.BATCH = 3
left = int(sys.argv[3])
def progress(_progress):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
Staging.build(open_source(Path(sys.argv[1])), Path(sys.argv[2]), progress).close()
"""


def link(number, related, kind):
    return row(Id=number, PostId=1, RelatedPostId=related, LinkTypeId=kind, CreationDate="2020-01-01T00:00:00")


@pytest.fixture
def dump(tmp_path):
    posts = [
        question(1, OwnerUserId=1, AcceptedAnswerId=2),
        answer(2, 1, OwnerUserId=2),
        answer(3, 1, OwnerUserId=9),
        answer(4, 77),
    ]
    posts += [
        "<row Id='5' broken",
        question(1),
        answer(6, 2),
        row(Id=7, PostTypeId=4, Body="wiki"),
        row(Id=8, PostTypeId=99),
    ]
    return write_dump(
        tmp_path / "dump",
        Users=[user(-1, "Community"), user(1, "Ann"), user(2, "Bo")],
        Posts=posts,
        Comments=[comment(1, 1, UserId=1), comment(2, 4), comment(3, 500), comment(4, 7)],
        PostLinks=[link(1, 2, 1), link(2, 900, 3)],
        Tags=[row(Id=1, TagName="a", Count=3)],
    )


def contents(directory: Path):
    with contextlib.closing(sqlite3.connect(directory / NAME)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - names just read


def test_report_counts_by_kind(dump, tmp_path):
    with Staging.build(open_source(dump), tmp_path / "work") as staging:
        report = staging.report()
    assert (report.users, report.questions, report.answers, report.comments, report.links, report.tags) == (
        3,
        1,
        3,
        2,
        1,
        1,
    )
    assert report.placeholders == 1
    assert report.missing == ("PostHistory.xml",)
    assert report.left_out == {"tag wiki excerpt": 1, "comment on one of these": 1}


def test_every_problem_is_listed_with_file_line_and_record(dump, tmp_path):
    with Staging.build(open_source(dump), tmp_path / "work") as staging:
        problems = list(staging.problems())
    assert {(problem.file, problem.line, problem.record_id, problem.reason) for problem in problems} == {
        ("Posts.xml", 7, 5, reasons.MALFORMED),
        ("Posts.xml", 8, 1, reasons.TWICE),
        ("Posts.xml", 11, 8, reasons.UNKNOWN_POST_KIND),
        ("Posts.xml", 10, 7, reasons.NO_DATE),
        ("Posts.xml", 6, 4, reasons.PARENT_MISSING),
        ("Posts.xml", 9, 6, reasons.PARENT_NOT_QUESTION),
        ("Posts.xml", 5, 3, reasons.AUTHOR_MISSING),
        ("Comments.xml", 5, 3, reasons.POST_MISSING),
        ("PostLinks.xml", 4, 2, reasons.LINK_DANGLING),
    }
    assert all("%" not in problem.sentence for problem in problems)


def test_accepted_answer_of_another_question_is_a_problem(tmp_path):
    dump = write_dump(tmp_path / "dump", Posts=[question(1, AcceptedAnswerId=4), question(2), answer(4, 2)])
    with Staging.build(open_source(dump), tmp_path / "work") as staging:
        assert [problem.sentence for problem in staging.problems()] == [
            "The accepted answer 4 is not among the question's answers."
        ]
        assert [thread.accepted_id for thread in staging.threads()] == [None, None]


def test_absent_list_of_people_is_one_note_not_one_for_each_post(tmp_path):
    dump = write_dump(tmp_path / "dump", Posts=[question(1, OwnerUserId=1), question(2, OwnerUserId=2)])
    with Staging.build(open_source(dump), tmp_path / "work") as staging:
        assert "Users.xml" in staging.report().missing
        assert list(staging.problems()) == []


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 6])
def test_kill_at_any_step_ends_in_the_same_working_copy(dump, tmp_path, steps, monkeypatch):
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    found = subprocess.run([sys.executable, "-c", KILLED, dump, killed, str(steps)], check=False)
    assert found.returncode == -9
    monkeypatch.setattr(building, "BATCH", 3)
    Staging.build(open_source(dump), killed).close()
    Staging.build(open_source(dump), whole).close()
    assert contents(killed) == contents(whole)


def test_stopping_from_progress_keeps_what_was_read(dump, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 2)
    seen = []

    def stop(progress):
        seen.append(progress)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Staging.build(open_source(dump), tmp_path / "work", stop)
    again = []
    Staging.build(open_source(dump), tmp_path / "work", again.append).close()
    assert again[0].records > seen[2].records or again[0].file != seen[2].file
    assert again[-1].done == again[-1].total == open_source(dump).size


def test_complete_copy_is_reused_and_a_changed_dump_read_anew(dump, tmp_path):
    Staging.build(open_source(dump), tmp_path / "work").close()
    steps = []
    Staging.build(open_source(dump), tmp_path / "work", steps.append).close()
    assert steps == []
    write_dump(dump, Posts=[question(50)])
    with Staging.build(open_source(dump), tmp_path / "work", steps.append) as staging:
        assert [thread.id for thread in staging.threads()] == [50]
    assert steps


def test_damaged_working_copy_is_replaced(dump, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    (work / NAME).write_bytes(b"no database" * 1000)
    with Staging.build(open_source(dump), work) as staging:
        assert staging.report().questions == 1


def test_two_imports_of_one_dump_do_not_mix(dump, tmp_path):
    with Staging.build(open_source(dump), tmp_path / "work"), pytest.raises(StagingError, match="Another import"):
        Staging.build(open_source(dump), tmp_path / "work")


def test_unwritable_directory_says_so(dump, tmp_path):
    (tmp_path / "work").write_text("a file")
    with pytest.raises(StagingError, match="can't be written"):
        Staging.build(open_source(dump), tmp_path / "work")
