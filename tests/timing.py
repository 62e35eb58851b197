"""Limits in processor seconds that hold on a slow or busy machine too: they stretch with what the machine can do just now."""

import time
from collections.abc import Callable

CALM = 0.026  # what `_piece_of_work` takes on the machine the limits were set on, with nothing beside it


def pace() -> float:
    """How many times longer than on a calm machine the same work takes at this moment; never less than once."""
    return max(1.0, min(_seconds(_piece_of_work) for _time in range(3)) / CALM)


def takes_less(limit: float, call: Callable[..., object], *arguments: object) -> bool:
    """Whether a call takes less than so many calm processor seconds; tried again, since a busy machine only ever adds."""
    return any(_seconds(call, *arguments) < limit * pace() for _time in range(3))


def _seconds(call: Callable[..., object], *arguments: object) -> float:
    began = time.thread_time()
    call(*arguments)
    return time.thread_time() - began


def _piece_of_work() -> int:
    """A bit of all that Python does: arithmetic, words, lists, and more memory than the nearest cache holds."""
    words = [f"word {number % 977}" for number in range(40_000)]
    seen: dict[str, int] = {}
    for word in words:
        seen[word] = seen.get(word, 0) + len(word.split())
    return sum(seen.values())
