"""Long work in the foreground: the same work, checkpoints and report as the worker's, with its progress on the terminal."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from django.core.management.base import OutputWrapper
from django.db import connection
from django.utils import timezone

from guildhouse.kernel.jobs.kinds import LEASE
from guildhouse.kernel.jobs.running import run_job
from guildhouse.kernel.models import Job
from guildhouse.members.models import Member

EVERY = 0.5
WIDTH = 30


def run_in_foreground(kind: str, title: str, arguments: dict[str, Any], by: Member, out: OutputWrapper | TextIO) -> Job:
    """Runs the work here, not in the worker. Ctrl-C stops it at its next step."""
    job = Job.objects.create(
        kind=kind, title=title[:200], arguments=arguments, asked_by=by, state=Job.State.RUNNING, attempts=1,
        started_at=timezone.now(), leased_until=timezone.now() + LEASE,
    )  # fmt: skip
    with _shown(job, out):
        try:
            run_job(job)
        except KeyboardInterrupt:
            Job.objects.filter(pk=job.pk).update(state=Job.State.STOPPED, finished_at=timezone.now(), leased_until=None)
    job.refresh_from_db()
    return job


@contextmanager
def _shown(job: Job, out: OutputWrapper | TextIO) -> Iterator[None]:
    over = threading.Event()
    showing = threading.Thread(target=_show, args=(job.pk, over, out), name="progress", daemon=True)
    if out.isatty():
        showing.start()
    try:
        yield
    finally:
        over.set()
        if showing.ident is not None:
            showing.join()


def _show(job_id: int, over: threading.Event, out: OutputWrapper | TextIO) -> None:
    stream = getattr(out, "_out", out)
    while not over.wait(EVERY):
        job = Job.objects.get(pk=job_id)
        filled = WIDTH * job.percent // 100
        stream.write(f"\r\x1b[K{'█' * filled}{'·' * (WIDTH - filled)} {job.percent:3d} %  {job.doing}")
        stream.flush()
    stream.write("\r\x1b[K")
    stream.flush()
    connection.close()
