"""A program for the tests: a worker that is killed while it works, and started again.

`job N` asks for a job that writes N rows in batches; `facts N` announces N facts whose listener writes a row each;
`work` runs the worker until all is done. Leases are a second, so that a test need not wait a minute.
"""

import sys
import threading
import time
from dataclasses import dataclass
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402 - the apps have to be loaded first

from guildhouse.kernel.events import Event, delivery, emit, listens  # noqa: E402
from guildhouse.kernel.jobs import JobRun, ask_for_job, job, kinds, running  # noqa: E402
from guildhouse.kernel.models import Delivery, Job, Pulse  # noqa: E402
from guildhouse.kernel.worker import Worker  # noqa: E402

delivery.LEASE = kinds.LEASE = running.LEASE = timedelta(seconds=1)
BATCH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class StoneLaid(Event):
    number: int


@listens(StoneLaid)
def note_stone(event: StoneLaid) -> None:
    Pulse.objects.create(channel=f"stone:{event.number}")
    time.sleep(0.005)


@job("test.count")
def count(run: JobRun) -> dict[str, int]:
    upto, start = run.arguments["upto"], run.checkpoint.get("next", 0)
    for first in range(start, upto, BATCH):
        with transaction.atomic():
            Pulse.objects.bulk_create(Pulse(channel=f"count:{number}") for number in range(first, first + BATCH))
            run.save_checkpoint(next=first + BATCH)
        run.advance(first, upto, "Counting")
        time.sleep(0.02)
    return {"counted": upto, "began_at": start}


def work() -> None:
    worker = Worker()
    threading.Thread(target=_stop_when_done, args=(worker,), daemon=True).start()
    worker.run()


def _stop_when_done(worker: Worker) -> None:
    while (
        Delivery.objects.filter(listener="__main__.note_stone").exists()
        or Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()
    ):
        time.sleep(0.05)
    worker.stop()


what, *rest = sys.argv[1:]
if what == "job":
    ask_for_job("test.count", "Count", upto=int(rest[0]))
elif what == "facts":
    with transaction.atomic():
        for number in range(int(rest[0])):
            emit(StoneLaid(number=number))
else:
    work()
