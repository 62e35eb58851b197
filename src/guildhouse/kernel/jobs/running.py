"""The worker's jobs lane: one piece of long work at a time, taken up again after a crash from its checkpoint."""

import logging
import traceback
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from guildhouse.kernel.jobs.kinds import LEASE, JobRun, JobStopped, job_kinds
from guildhouse.kernel.models import Job

log = logging.getLogger(__name__)
GIVE_UP_AFTER = 5


def run_next_job() -> Job | None:
    """Takes the oldest waiting job, or one whose worker died, and runs it to its end."""
    job = claim_job()
    if job is not None:
        run_job(job)
    return job


def claim_job() -> Job | None:
    now = timezone.now()
    free = Job.objects.filter(Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, leased_until__lt=now)).order_by(
        "id"
    )
    if not free.exists():
        return None
    with transaction.atomic():
        if connection.vendor == "postgresql":
            free = free.select_for_update(skip_locked=True)
        job = free.first()
        if job is None:
            return None
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.RUNNING,
            leased_until=now + LEASE,
            attempts=F("attempts") + 1,
            started_at=job.started_at or now,
        )
    job.refresh_from_db()
    return job


def run_job(job: Job) -> None:
    work = job_kinds.get(job.kind)
    if work is None:
        _finish(job, Job.State.FAILED, error=f"No work is called {job.kind}.")
    elif job.attempts > GIVE_UP_AFTER:
        _finish(job, Job.State.FAILED, error="It was taken up again five times and never came to its end.")
    else:
        try:
            report = work(JobRun(job))
        except JobStopped:
            _finish(job, Job.State.STOPPED)
        except Exception as error:
            log.exception("Job %s (%s) failed", job.pk, job.kind)
            _finish(job, Job.State.FAILED, error=f"{error}\n\n{traceback.format_exc(limit=12)}")
        else:
            _finish(job, Job.State.DONE, report=report)


def _finish(job: Job, state: str, *, report: dict[str, Any] | None = None, error: str = "") -> None:
    changes: dict[str, Any] = {"state": state, "finished_at": timezone.now(), "leased_until": None, "error": error}
    if report is not None:
        changes["report"] = report
    if state == Job.State.DONE:
        changes["done"] = F("total")
    Job.objects.filter(pk=job.pk).update(**changes)
