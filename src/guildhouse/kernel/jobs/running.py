"""The worker's jobs lane: one piece of long work at a time, taken up again after a crash from its checkpoint."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.jobs.kinds import LEASE, JobPaused, JobRun, JobStopped, Work, job_kinds, never
from guildhouse.kernel.models import Job

log = logging.getLogger(__name__)
GIVE_UP_AFTER = 5


def run_next_job(is_pausing: Callable[[], bool] = never) -> Job | None:
    """Takes the oldest waiting job, or one whose worker died, and runs it to its end, or until the worker goes down."""
    job = claim_job()
    if job is not None:
        run_job(job, is_pausing)
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


def run_job(job: Job, is_pausing: Callable[[], bool] = never) -> None:
    work = job_kinds.get(job.kind)
    if work is None:
        _finish(job, Job.State.FAILED, error=_("No work is called %(kind)s.") % {"kind": job.kind})
    elif job.attempts > GIVE_UP_AFTER:
        _finish(job, Job.State.FAILED, error=_("It was taken up again five times and never came to its end."))
    else:
        _work(job, work, is_pausing)


def _work(job: Job, work: Work, is_pausing: Callable[[], bool]) -> None:
    try:
        with _renewed_lease(job):
            report = work(JobRun(job, is_pausing))
    except JobPaused:
        Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING, leased_until=None, attempts=F("attempts") - 1)
    except JobStopped:
        _finish(job, Job.State.STOPPED)
    except Exception as error:
        log.exception("Job %s (%s) failed", job.pk, job.kind)
        _finish(job, Job.State.FAILED, error=f"{error}\n\n{traceback.format_exc(limit=12)}")
    else:
        _finish(job, Job.State.DONE, report=report)


@contextmanager
def _renewed_lease(job: Job) -> Iterator[None]:
    """Keeps the lease while the work runs, however long one of its steps takes; a worker that dies keeps nothing."""
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(job.pk, over), name=f"lease-{job.pk}", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()


def _renew(job_id: int, over: threading.Event) -> None:
    while not over.wait(LEASE.total_seconds() / 3):
        try:
            Job.objects.filter(pk=job_id, state=Job.State.RUNNING).update(leased_until=timezone.now() + LEASE)
        except DatabaseError:
            log.warning("The lease of job %s was not renewed; trying again", job_id)
        finally:
            connection.close()


def _finish(job: Job, state: str, *, report: dict[str, Any] | None = None, error: str = "") -> None:
    changes: dict[str, Any] = {"state": state, "finished_at": timezone.now(), "leased_until": None, "error": error}
    if report is not None:
        changes["report"] = report
    if state == Job.State.DONE:
        changes["done"] = F("total")
    Job.objects.filter(pk=job.pk).update(**changes)
