"""The worker: lanes for facts, for what goes over the network, for long work and for the clock, in one process."""

import logging
import threading
import time

from django.db import close_old_connections, connection

from guildhouse.kernel.clock import strike
from guildhouse.kernel.events.delivery import deliver_due
from guildhouse.kernel.heartbeats import beat
from guildhouse.kernel.jobs.running import run_next_job
from guildhouse.kernel.ports.lanes import Step
from guildhouse.kernel.ports.lanes import lanes as room_lanes

log = logging.getLogger(__name__)
NAME = "worker"
PAUSE = 0.25
CLOCK_EVERY = 20.0
STUCK_AFTER = 120.0


class Worker:
    """Runs until `stop` is called; every error is logged and the lane goes on."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.facts_at = time.monotonic()

    def stop(self) -> None:
        """Facts in hand are finished, long work pauses at its next step."""
        self.stopping.set()

    def run(self) -> None:
        steps: dict[str, Step] = {"network": self._network_step, "jobs": self._jobs_step, "clock": self._clock_step}
        steps |= dict(room_lanes.items())
        lanes = [
            threading.Thread(target=self._lane, args=(step,), name=name, daemon=True) for name, step in steps.items()
        ]
        for lane in lanes:
            lane.start()
        self._lane(self._facts_step)
        for lane in lanes:
            lane.join(timeout=6)

    def _lane(self, step: Step) -> None:
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

    def _facts_step(self) -> float:
        self.facts_at = time.monotonic()
        return 0.0 if deliver_due(network=False) else PAUSE

    @staticmethod
    def _network_step() -> float:
        """One at a time: whatever waits on a socket may take longer than a lease over many would last."""
        return 0.0 if deliver_due(network=True, limit=1) else PAUSE * 2

    def _jobs_step(self) -> float:
        return 0.0 if run_next_job(self.stopping.is_set) else PAUSE * 2

    def _clock_step(self) -> float:
        """Signs of life are given for the facts lane, the one whose silence members would notice first."""
        if time.monotonic() - self.facts_at < STUCK_AFTER:
            beat(NAME)
        strike()
        return CLOCK_EVERY
