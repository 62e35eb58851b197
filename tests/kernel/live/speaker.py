"""A program for the tests: announces changes in transactions of its own, as a page's process would.

It reads `commit CHANNEL`, `rollback CHANNEL` and `end MEMBER` and answers each with the time at which the transaction ended.
"""

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402 - the apps have to be loaded first

from guildhouse.kernel.live import end_streams, pulse  # noqa: E402


def speak(how: str, channel: str) -> None:
    with transaction.atomic():
        end_streams(int(channel)) if how == "end" else pulse(channel)
        transaction.set_rollback(how == "rollback")


for line in sys.stdin:
    speak(*line.split())
    sys.stdout.write(f"{time.time()}\n")
    sys.stdout.flush()
