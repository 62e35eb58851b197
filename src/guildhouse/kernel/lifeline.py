"""A process that was started by another ends with it, even when the other was killed and could say nothing."""

import os
import signal
import threading

STANDARD_INPUT = 0


def end_with_parent(pipe: int = STANDARD_INPUT) -> None:
    """Only the parent holds the other end of this pipe: when it closes, this process asks itself to stop."""
    threading.Thread(target=_wait_for_end, args=(pipe,), name="lifeline", daemon=True).start()


def _wait_for_end(pipe: int) -> None:
    while os.read(pipe, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
