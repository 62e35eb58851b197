"""The pages process: loads the house once, then granian answers from as many copies of it as the settings say."""

import gc
import logging
import os
import sys
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels

from guildhouse.config.wsgi import application
from guildhouse.kernel.lifeline import end_with_parent

IDLE_THREAD_LIVES = 600  # seconds; a thread that ends takes its database connection with it


def main() -> None:
    lifeline = os.dup(sys.stdin.fileno()) if "--lifeline" in sys.argv else None

    def load() -> Any:
        """Runs in each copy, which shares the memory of what was loaded before it was made."""
        if lifeline is not None:
            end_with_parent(lifeline)
        return application

    warm_up()
    if lifeline is not None:
        end_with_parent(lifeline)
    make_server().serve(target_loader=load, wrap_loader=False)


def make_server() -> Any:
    return Granian(
        "guildhouse.config.wsgi:application",
        address=settings.BIND,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        loop=Loops.asyncio,
        workers=settings.PAGE_PROCESSES,
        blocking_threads=settings.PAGE_THREADS,
        blocking_threads_idle_timeout=IDLE_THREAD_LIVES,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
        log_access=False,
    )


def warm_up() -> None:
    """What the first page would load is loaded before the copies are made, so that they share it."""
    logging.getLogger("granian").setLevel(logging.WARNING)
    get_resolver().url_patterns  # noqa: B018 - reading it builds it
    connections.close_all()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
