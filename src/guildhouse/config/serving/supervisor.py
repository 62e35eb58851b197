"""Starts the house's processes, keeps them running, and stops them together."""

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from guildhouse.config.serving.children import Child

TICK = 0.1
PATIENCE = 8.0


class Supervisor:
    """`at_once` start together; `later` only when `is_open` says that pages are answered, so that those come first."""

    def __init__(self, at_once: Sequence[Child], later: Sequence[Child], is_open: Callable[[], bool]) -> None:
        self.children = list(at_once)
        self.later = list(later)
        self.is_open = is_open
        self.stopping = False

    def run(self, when_open: Callable[[], None]) -> None:
        """Returns after SIGTERM or SIGINT, when every process has ended: within ten seconds."""
        before = {number: signal.signal(number, self._ask_to_stop) for number in (signal.SIGTERM, signal.SIGINT)}
        opened = False
        try:
            while not self.stopping:
                for child in self.children:
                    child.look_after()
                if not opened and self.is_open():
                    opened = True
                    self.children += self.later
                    when_open()
                time.sleep(TICK)
        finally:
            self._stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not all(child.is_over() for child in self.children):
            time.sleep(TICK / 2)
        for child in self.children:
            child.end()

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
