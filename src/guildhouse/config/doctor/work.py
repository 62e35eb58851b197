"""The worker: alive, keeping up, and without parked facts."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Min
from django.utils import timezone

from guildhouse.config.doctor.finding import Finding, advice, fine, wrong
from guildhouse.kernel.heartbeats import find_heartbeat
from guildhouse.kernel.models import Delivery, Job
from guildhouse.kernel.worker import NAME

LATE = timedelta(minutes=5)
LOOK_AT = "`guildhouse deliveries` says why; mend that, then `guildhouse deliveries --release`."


def check_worker() -> Iterator[Finding]:
    heartbeat = find_heartbeat(NAME)
    if heartbeat is None:
        yield advice(
            "No worker has run yet: nothing is delivered, searched or mailed.", "guildhouse serve, or guildhouse worker"
        )
    elif heartbeat.is_silent:
        yield wrong(
            f"The worker has been silent since {heartbeat.at:%Y-%m-%d %H:%M} UTC.",
            "guildhouse serve, or guildhouse worker",
        )
    else:
        yield fine("The worker is alive.")


def check_deliveries() -> Iterator[Finding]:
    now = timezone.now()
    waiting = Delivery.objects.filter(parked_at=None, due_at__lt=now - LATE)
    if late := waiting.count():
        oldest = waiting.aggregate(oldest=Min("due_at"))["oldest"]
        minutes = int((now - (oldest or now)).total_seconds() // 60)
        yield wrong(
            f"{late} deliveries are late, the oldest by {minutes} minutes.", "Start the worker, or a second one."
        )
    else:
        yield fine("Deliveries are on time.")
    if parked := Delivery.objects.exclude(parked_at=None).count():
        yield wrong(f"{parked} deliveries failed eight times and were parked.", LOOK_AT)


def check_jobs() -> Iterator[Finding]:
    now = timezone.now()
    left = Job.objects.filter(state=Job.State.RUNNING, leased_until__lt=now - LATE).count()
    if left:
        yield wrong(
            f"{left} pieces of long work were left by a worker that died.", "Start the worker; it takes them up."
        )
    failed = Job.objects.filter(state=Job.State.FAILED, finished_at__gt=now - timedelta(days=7)).count()
    if failed:
        yield advice(f"{failed} pieces of long work failed within a week.", "Their pages at /jobs/ say why.")


CHECKS = (check_worker, check_deliveries, check_jobs)
