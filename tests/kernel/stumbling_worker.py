"""A program for the tests: a worker with a lane of a room that fails the first time it is run."""

import sys

import django

django.setup()

from guildhouse.config.cli import worker  # noqa: E402 - the apps have to be loaded first
from guildhouse.kernel.heartbeats import beat  # noqa: E402
from guildhouse.kernel.ports.lanes import lanes  # noqa: E402

tried: list[int] = []


def stumble() -> float:
    tried.append(1)
    if len(tried) == 1:
        raise ConnectionError("the line is dead")
    beat("went on")
    return 1.0


lanes.register("stumbling", stumble)
sys.exit(worker.main([]))
