"""`guildhouse worker`: delivers facts, does long work and keeps the clock until it is told to stop."""

import argparse
import signal
import sys
from types import FrameType

from django.conf import settings

from guildhouse.config.keeping.doors import hold_open
from guildhouse.kernel.lifeline import end_with_parent
from guildhouse.kernel.worker import Worker


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse worker", description=__doc__)
    parser.add_argument("--lifeline", action="store_true", help="end when standard input ends (used by serve)")
    chosen = parser.parse_args(arguments)
    worker = Worker()

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    if chosen.lifeline:
        end_with_parent()
    else:
        sys.stdout.write("The worker is running. Ctrl-C stops it after what it has in hand.\n")
    with hold_open(settings.GUILDHOUSE_HOME):
        worker.run()
    return 0
