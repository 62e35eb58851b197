"""The command line: what it says, and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from guildhouse.discussions.models import Topic
from guildhouse.kernel.jobs import JobStopped
from guildhouse.kernel.models import Job
from guildhouse.portability.actions.stackexchange.steps import Steps
from tests.factories.stackexchange import question, row, write_dump

pytestmark = pytest.mark.django_db


def call(*arguments):
    out = io.StringIO()
    call_command("import_stackexchange", *map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_command_brings_and_reports(host, dump):
    said = call(dump, "--space", "questions")
    assert "New in questions: 2 topics, 7 posts, 5 people." in said
    assert Topic.objects.filter(space__slug="questions").count() == 2


def test_dry_run_lists_problems_by_line(host, tmp_path):
    dump = write_dump(tmp_path / "odd", Posts=[question(1), row(Id=2, PostTypeId=99), row(PostTypeId=1)])
    said = call(dump, "--space", "questions", "--dry-run")
    assert "1 × PostTypeId … is not known; the post was left out." in said
    assert "Nothing was brought in: this was a dry run." in said
    [place] = [line.rpartition(": ")[2] for line in said.splitlines() if line.startswith("Each of the 2")]
    with open(place, encoding="utf-8") as stream:  # noqa: PTH123 - the path as it was printed
        assert "Posts.xml,4,2,PostTypeId 99 is not known; the post was left out." in stream.read().splitlines()
    assert not Topic.objects.exists()


def test_command_refuses_in_one_sentence(host, dump, tmp_path):
    for arguments, words in (
        ((tmp_path / "absent", "--space", "x"), "There is nothing at"),
        ((dump, "--space", "no good"), "can't be a space's address"),
        ((dump, "--space", "x", "--by", "nobody"), "There is no host called nobody"),
        ((dump, "--space", "x", "--emails", tmp_path / "absent.csv"), "table of addresses can't be read"),
    ):
        with pytest.raises(CommandError, match=words):
            call(*arguments)
    assert not Job.objects.exists()


def test_command_needs_a_host(db, dump):
    with pytest.raises(CommandError, match="There is no host yet"):
        call(dump, "--space", "questions")


def test_interrupted_command_goes_on_when_it_is_run_again(host, dump, monkeypatch):
    said = Steps.people

    def interrupt(steps, more):
        said(steps, more)
        raise KeyboardInterrupt

    monkeypatch.setattr(Steps, "people", interrupt)
    with pytest.raises(CommandError, match="run the same command again") as stopped:
        call(dump, "--space", "questions")
    assert stopped.value.returncode == 130
    assert Job.objects.get().state == Job.State.STOPPED
    monkeypatch.undo()
    assert "2 topics, 7 posts, 5 people" in call(dump, "--space", "questions")


def test_work_stopped_from_the_page_keeps_what_came(host, dump, bring, monkeypatch):
    def stop(_steps, _more):
        raise JobStopped

    monkeypatch.setattr(Steps, "posts", stop)
    job = bring(dump)
    assert job.state == Job.State.STOPPED
    assert Topic.objects.count() == 2
    monkeypatch.undo()
    assert bring(dump).report["posts"] == 7
