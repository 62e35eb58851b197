"""The worker: a lane for facts and a lane for long work, in one process."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connection

from guildhouse.kernel.clock import strike
from guildhouse.kernel.events.delivery import deliver_due
from guildhouse.kernel.jobs.running import run_next_job

log = logging.getLogger(__name__)
PAUSE = 0.25
CLOCK_EVERY = 20.0


class Worker:
    """Runs until `stop` is called; every error is logged and the lane goes on."""

    def __init__(self) -> None:
        self.stopping = threading.Event()

    def stop(self) -> None:
        self.stopping.set()

    def run(self) -> None:
        jobs = threading.Thread(target=self._lane, args=(self._jobs_step,), name="jobs", daemon=True)
        clock = threading.Thread(target=self._lane, args=(self._clock_step,), name="clock", daemon=True)
        jobs.start()
        clock.start()
        self._lane(self._facts_step)
        jobs.join(timeout=10)

    def _lane(self, step: Callable[[], float]) -> None:
        while not self.stopping.is_set():
            try:
                pause = step()
            except Exception:
                log.exception("A lane of the worker stumbled; it goes on")
                close_old_connections()
                pause = 1.0
            if pause:
                self.stopping.wait(pause)
        connection.close()

    @staticmethod
    def _facts_step() -> float:
        return 0.0 if deliver_due() else PAUSE

    @staticmethod
    def _jobs_step() -> float:
        return 0.0 if run_next_job() else PAUSE * 2

    @staticmethod
    def _clock_step() -> float:
        strike()
        return CLOCK_EVERY
