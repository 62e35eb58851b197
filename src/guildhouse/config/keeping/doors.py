"""Whether the house is open: whoever serves from a home holds its door, and a restore waits until nobody does."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guildhouse.config.cli import Refusal


@contextmanager
def hold_open(home: Path) -> Iterator[None]:
    """Many may hold the door open at once: pages, and workers beside them."""
    with (home / "open.lock").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_SH)
        yield


@contextmanager
def keep_shut(home: Path) -> Iterator[None]:
    with (home / "open.lock").open("a") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal("The house is open. Close it (Ctrl-C, or stop its service), then restore.") from error
        yield
