"""Asking for long work, and asking it to stop."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.jobs.kinds import job_kinds
from guildhouse.kernel.models import Job


@transaction.atomic
def ask_for_job(kind: str, title: str, *, by_id: int | None = None, **arguments: Any) -> Job:
    """Queues the work in this transaction; `by_id` is the member who asked, `arguments` are plain values.

    A `title` marked with gettext_noop is shown in the language of whoever looks; one with names in it stays as it was said.
    """
    if kind not in job_kinds:
        raise LookupError(f"No work is called {kind}.")
    return Job.objects.create(kind=kind, title=title[:200], arguments=arguments, asked_by_id=by_id)


@transaction.atomic
def stop_job(job: Job) -> None:
    """Waiting work stops at once, running work at its next step."""
    stopped = Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.STOPPED, finished_at=timezone.now()
    )
    if not stopped:
        Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(stop_asked=True)
