"""Killing processes without a word, at a moment chosen by chance, and letting the leases they held run out."""

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable

from tests.servers import wait_until

LONGEST = 0.05  # seconds between a step and the kill
PATIENCE = 20  # seconds without a step: it has nothing left to do, or is as good to kill as ever


def family(pid: int) -> list[int]:
    """A process and all it has started, the first first, so that nothing is started again."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [pid, *(one for child in listed.stdout.split() for one in family(int(child)))]


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL for a process and all it has started."""
    for one in family(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    process.wait()


def kill_while_it_works(
    process: subprocess.Popen[str], progress: Callable[[], object], chance: random.Random, most_steps: int = 4
) -> bool:
    """Kills it soon after it got a few steps further; False when it had come to its end before."""
    for _step in range(chance.randint(1, most_steps)):
        before = progress()
        if not wait_until(lambda: process.poll() is not None or progress() != before, seconds=PATIENCE):  # noqa: B023 - used at once
            break
    time.sleep(chance.random() * LONGEST)
    if process.poll() is not None:
        return False
    kill(process)
    return True


def let_leases_run_out(ask: Callable[..., list[tuple]], *, mails: bool = True) -> None:
    """As if a few minutes had passed: what dead workers held is free again, and mail that was held back is due."""
    past = "2001-01-01 00:00:00+00:00"
    ask("UPDATE kernel_delivery SET due_at = ? WHERE parked_at IS NULL", past)
    ask("UPDATE kernel_job SET leased_until = ? WHERE state = 'running'", past)
    if mails:
        ask("UPDATE notifications_mailbatch SET due_at = ? WHERE state IN ('waiting', 'sending')", past)
