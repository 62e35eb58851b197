"""What kinds of long work there are, and what a running one can say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from guildhouse.kernel.models import Job
from guildhouse.kernel.ports import Registry

LEASE = timedelta(seconds=60)


class JobStopped(BaseException):
    """Raised inside the work when its stop was asked for; what was committed stays.

    Like KeyboardInterrupt it is no Exception, so that work which catches the errors of single records lets it pass.
    """


class JobPaused(JobStopped):
    """The worker is going down; the work waits for the next one and goes on from its checkpoint."""


def never() -> bool:
    return False


class JobRun:
    """The work's own handle: tells how far it is, keeps a checkpoint to resume from, and hears the wish to stop."""

    def __init__(self, job: Job, is_pausing: Callable[[], bool] = never) -> None:
        self.job = job
        self.arguments: dict[str, Any] = job.arguments
        self.checkpoint: dict[str, Any] = job.checkpoint
        self._is_pausing = is_pausing
        self._said_at = timezone.now()

    def advance(self, done: int, total: int = 0, doing: str = "") -> None:
        """Call often; writes at most twice a second, renews the lease, and raises JobStopped when asked to stop."""
        if self._is_pausing():
            raise JobPaused
        now = timezone.now()
        if (now - self._said_at).total_seconds() < 0.5:  # noqa: PLR2004 - see the docstring
            return
        self._said_at = now
        self.say(done, total, doing)

    def say(self, done: int, total: int = 0, doing: str = "") -> None:
        row = Job.objects.filter(pk=self.job.pk)
        row.update(done=done, total=total or self.job.total, doing=doing[:200], leased_until=timezone.now() + LEASE)
        self.job.total = total or self.job.total
        if row.filter(stop_asked=True).exists():
            raise JobStopped

    def save_checkpoint(self, **values: Any) -> None:
        """Call inside the transaction of the work it describes, so that both are kept or neither.

        Work that got further is not given up, however often its worker was killed.
        """
        self.checkpoint = {**self.checkpoint, **values}
        Job.objects.filter(pk=self.job.pk).update(checkpoint=self.checkpoint, attempts=1)


Work = Callable[[JobRun], dict[str, Any]]
job_kinds: Registry[Work] = Registry("jobs")


def job(kind: str) -> Callable[[Work], Work]:
    """Registers the function that does this kind of work; what it returns becomes the report."""

    def register(work: Work) -> Work:
        return job_kinds.register(kind, work)

    return register
