"""Long work: asked for, done, stopped, paused, given up."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.jobs import JobRun, ask_for_job, stop_job
from guildhouse.kernel.jobs.kinds import LEASE
from guildhouse.kernel.jobs.running import GIVE_UP_AFTER, claim_job, run_next_job
from guildhouse.kernel.models import Heartbeat, Job

pytestmark = pytest.mark.django_db


def say_now(run, *figures, **words):
    """Progress is written at most twice a second; this one is due."""
    run._said_at -= timedelta(seconds=1)
    run.advance(*figures, **words)


def test_asking_for_unknown_work_refuses():
    with pytest.raises(LookupError, match=r"attic\.sweep"):
        ask_for_job("attic.sweep", "Sweep the attic")
    assert not Job.objects.exists()


def test_job_runs_to_its_end_and_keeps_its_report(kind, member):
    kind(lambda run: {"counted": run.arguments["upto"]})
    job = ask_for_job("test.work", "Count", by_id=member.pk, upto=12)
    assert run_next_job() == job
    job.refresh_from_db()
    assert (job.state, job.report, job.asked_by, job.is_over) == (Job.State.DONE, {"counted": 12}, member, True)
    assert run_next_job() is None


def test_jobs_run_in_the_order_they_were_asked_for(kind):
    done = []
    kind(lambda run: done.append(run.arguments["number"]) or {})
    for number in (1, 2, 3):
        ask_for_job("test.work", "Count", number=number)
    while run_next_job():
        pass
    assert done == [1, 2, 3]


def test_progress_is_told_while_the_work_runs(kind):
    seen = []

    def work(run: JobRun):
        say_now(run, 30, 120, doing="Reading posts")
        job = Job.objects.get()
        seen.append((job.done, job.total, job.percent, job.doing, job.leased_until > timezone.now()))
        return {}

    kind(work)
    ask_for_job("test.work", "Count")
    run_next_job()
    assert seen == [(30, 120, 25, "Reading posts", True)]
    assert Job.objects.get().done == 120


def test_progress_is_written_at_most_twice_a_second(kind, django_assert_max_num_queries):
    def work(run: JobRun):
        with django_assert_max_num_queries(4):
            for number in range(5000):
                run.advance(number, 5000)
        return {}

    kind(work)
    ask_for_job("test.work", "Count")
    run_next_job()
    assert Job.objects.get().state == Job.State.DONE


def test_waiting_job_stops_at_once(kind):
    kind(lambda run: {})
    job = ask_for_job("test.work", "Count")
    stop_job(job)
    assert run_next_job() is None
    job.refresh_from_db()
    assert job.state == Job.State.STOPPED
    assert job.finished_at is not None


@pytest.mark.django_db(transaction=True)
def test_running_job_stops_at_its_next_step_and_keeps_what_was_committed(kind):
    def work(run: JobRun):
        for number in range(10):
            with transaction.atomic():
                Heartbeat.objects.create(name=str(number))
            if number == 2:
                stop_job(run.job)
            try:
                say_now(run, number, 10)
            except Exception as error:  # noqa: BLE001 - as an import does that lists the errors of single records
                pytest.fail(f"a stop is not an error: {error!r}")
        return {}

    kind(work)
    ask_for_job("test.work", "Count")
    run_next_job()
    assert Heartbeat.objects.count() == 3
    assert Job.objects.get().state == Job.State.STOPPED


def test_job_that_is_over_cannot_be_stopped(kind):
    kind(lambda run: {})
    job = ask_for_job("test.work", "Count")
    run_next_job()
    stop_job(job)
    job.refresh_from_db()
    assert (job.state, job.stop_asked) == (Job.State.DONE, False)


def test_error_ends_the_job_and_is_kept(kind):
    def work(run: JobRun):
        raise OSError("the file is not there")

    kind(work)
    ask_for_job("test.work", "Count")
    run_next_job()
    job = Job.objects.get()
    assert job.state == Job.State.FAILED
    assert "the file is not there" in job.error


def test_worker_going_down_pauses_the_job_and_the_next_goes_on(kind):
    going_down = []
    seen = []

    def work(run: JobRun):
        seen.append(dict(run.checkpoint))
        run.save_checkpoint(line=500)
        going_down.append(not going_down)
        run.advance(500, 1000)
        return {"from": run.checkpoint["line"]}

    kind(work)
    ask_for_job("test.work", "Count")
    run_next_job(lambda: going_down == [True])
    job = Job.objects.get()
    assert (job.state, job.attempts, job.leased_until) == (Job.State.WAITING, 0, None)
    run_next_job()
    job.refresh_from_db()
    assert (job.state, seen) == (Job.State.DONE, [{}, {"line": 500}])


def test_job_of_a_dead_worker_is_taken_up_after_its_lease(kind):
    kind(lambda run: {})
    ask_for_job("test.work", "Count")
    assert claim_job() is not None  # and the worker dies
    assert claim_job() is None
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        assert run_next_job() is not None
    assert Job.objects.get().state == Job.State.DONE


def die_and_wait(now):
    with time_machine.travel(now):
        return claim_job()


def test_job_that_keeps_killing_its_worker_is_given_up(kind):
    ran = []
    kind(lambda run: ran.append(1) or {})
    ask_for_job("test.work", "Count")
    now = timezone.now()
    for _ in range(GIVE_UP_AFTER):
        assert die_and_wait(now)
        now += LEASE + timedelta(seconds=1)
    with time_machine.travel(now):
        run_next_job()
    job = Job.objects.get()
    assert (job.state, ran) == (Job.State.FAILED, [])
    assert "five times" in job.error


def test_job_that_gets_further_each_time_is_not_given_up(kind):
    kind(lambda run: {})
    ask_for_job("test.work", "Count")
    now = timezone.now()
    for line in range(GIVE_UP_AFTER + 2):
        job = die_and_wait(now)
        JobRun(job).save_checkpoint(line=line)
        now += LEASE + timedelta(seconds=1)
    with time_machine.travel(now):
        run_next_job()
    assert Job.objects.get().state == Job.State.DONE


def test_work_that_is_no_longer_known_fails_with_a_sentence(kind):
    kind(lambda run: {})
    ask_for_job("test.work", "Count")
    Job.objects.update(kind="attic.sweep")
    run_next_job()
    assert Job.objects.get().error == "No work is called attic.sweep."
