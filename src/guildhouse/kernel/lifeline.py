"""A process that was started by another ends with it, even when the other was killed and could say nothing."""

import os
import signal
import threading

STANDARD_INPUT = 0


def end_with_parent() -> None:
    """Standard input is a pipe whose other end only the parent holds: when it closes, this process asks itself to stop."""
    threading.Thread(target=_wait_for_end, name="lifeline", daemon=True).start()


def _wait_for_end() -> None:
    while os.read(STANDARD_INPUT, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
