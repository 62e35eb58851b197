"""A community with a host who brings something in, and a home of its own for the files of imports."""

import pytest

from guildhouse.kernel.jobs.running import run_job, run_next_job
from guildhouse.portability.actions.asking import ask_for_import
from tests.factories.stackexchange import answer, comment, question, row, user, write_dump

SITE = "pm.stackexchange.com"


@pytest.fixture(autouse=True)
def imports_folder(settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path / "home"
    return settings.GUILDHOUSE_HOME / "imports"


@pytest.fixture
def bring(host):
    """Asks for an import and runs it, as the worker would; gives the job as it ended."""

    def run(path, **more):
        job = ask_for_import(path, by=host, **({"space": "questions"} | more))
        run_job(job)
        job.refresh_from_db()
        return job

    return run


@pytest.fixture
def run_jobs():
    """Runs all long work that waits, as the worker would."""

    def run():
        while run_next_job():
            pass

    return run


@pytest.fixture
def dump(tmp_path):
    """Two questions, three answers, comments, an edit, a duplicate, somebody whose account is gone."""
    return write_dump(
        tmp_path / SITE,
        Users=[
            user(-1, "Community", AccountId=-1),
            user(1, "Ann Lee", AccountId=11, AboutMe="<p>Builds <b>things</b></p>", Location="Lyon"),
            user(2, "Ann Lee", AccountId=12),
            user(3, "永劫回帰", AccountId=13),
        ],
        Posts=[
            question(
                10, OwnerUserId=1, AcceptedAnswerId=12, Score=7, Tags="<c++><road-map>", ContentLicense="CC BY-SA 4.0",
                Title="How do you say no?", Body="<p>To a <em>good</em> idea <a href='/q/20'>like this</a>?</p>",
            ),
            answer(11, 10, OwnerUserId=2, Score=1, Body="<p>Kindly.<script>alert(1)</script></p>", CreationDate="2020-01-05T10:00:00"),
            answer(12, 10, OwnerDisplayName="user77", Score=9),
            question(20, OwnerUserId=3, ClosedDate="2020-02-02T00:00:00", CreationDate="2019-03-01T10:00:00"),
            answer(21, 20, OwnerUserId=-1, Score=-3),
        ],
        Comments=[
            comment(1, 12, UserId=1, Text="1. *Really* @user77?"),
            comment(2, 10, UserId=3, CreationDate="2020-01-09T10:00:00.000"),
        ],
        PostLinks=[row(Id=1, PostId=20, RelatedPostId=10, LinkTypeId=3, CreationDate="2020-02-02T00:00:00")],
        PostHistory=[
            row(Id=1, PostId=10, PostHistoryTypeId=2, UserId=1, CreationDate="2020-01-01T10:00:00", Text="Some idea", RevisionGUID="a"),
            row(Id=2, PostId=10, PostHistoryTypeId=1, UserId=1, CreationDate="2020-01-01T10:00:00", Text="Saying no", RevisionGUID="a"),
            row(Id=3, PostId=10, PostHistoryTypeId=5, UserId=2, CreationDate="2020-01-02T10:00:00", Text="Better", RevisionGUID="b", Comment="clearer"),
        ],
    )  # fmt: skip
