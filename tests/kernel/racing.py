"""Runs one act in many processes at the same instant, each with its own connection, and prints what came of each."""

import multiprocessing
from collections import Counter
from collections.abc import Callable

from django.db import connection


def race(act: Callable[[], str], *, processes: int = 8) -> None:
    """For a program started on a house of its own; `act` answers with one word."""
    connection.close()  # a connection must not be shared by a fork
    context = multiprocessing.get_context("fork")
    barrier, outcomes = context.Barrier(processes), context.Queue()

    def run() -> None:
        barrier.wait()
        outcomes.put(act())

    runners = [context.Process(target=run) for _n in range(processes)]
    for runner in runners:
        runner.start()
    counted = Counter(outcomes.get(timeout=60) for _runner in runners)
    for runner in runners:
        runner.join(60)
    print(dict(sorted(counted.items())))  # noqa: T201 - the test reads it
