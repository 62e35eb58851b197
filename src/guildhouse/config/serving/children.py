"""One process of the house: started, watched, started again with patience, stopped with all it has started itself."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

LONGEST_WAIT = 30.0
SETTLED_AFTER = 60.0


class Child:
    """Runs `python …` in a session of its own, with a lifeline that ends it when we are gone."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        self.name = name
        self.command = [sys.executable, *arguments, "--lifeline"]
        self.process: subprocess.Popen[bytes] | None = None
        self.failures = 0
        self.started_at = 0.0
        self.start_at = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own

    def look_after(self) -> None:
        """Starts it when it is not running and its time has come; each failure in a row doubles the wait."""
        now = time.monotonic()
        if self.process is not None and (status := self.process.poll()) is not None:
            self._sweep_up()
            self.failures = 0 if now - self.started_at > SETTLED_AFTER else self.failures
            wait = min(0.5 * 2**self.failures, LONGEST_WAIT)
            self.failures += 1
            self.start_at = now + wait
            say(f"The {self.name} process ended ({_describe(status)}); it starts again in {wait:g} s.")
        if self.process is None and now >= self.start_at:
            self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGTERM)

    def is_over(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def end(self) -> None:
        """Whatever is left of it is killed; what it had in hand is taken up again by whoever comes next."""
        if self.process is not None:
            self._sweep_up()

    def _sweep_up(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _describe(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
