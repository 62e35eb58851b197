"""Sends hostile things to the house, one after another, and keeps what was wrong with its answers."""

import time

from django.db import transaction

from guildhouse.kernel.throttle.stores import find_store
from tests.timing import pace

MOST_SECONDS = 1.0


class Attempts:
    """Sends one thing after another, takes back what each changed, and keeps in words what was wrong with an answer."""

    def __init__(self, client) -> None:
        self.client = client
        self.wrong: list[str] = []

    def __call__(self, label, method, address, *given, **more) -> None:
        for _time in range(3):  # a busy machine only ever adds to what something takes
            try:
                status, spent = self._send(method, address, *given, **more)
            except Exception as error:  # noqa: BLE001 - all of them are told at once
                self.wrong.append(f"{label}: {type(error).__name__}: {str(error)[:200]}")
                return
            if status >= 500:
                self.wrong.append(f"{label}: answered {status}")
                return
            if spent <= MOST_SECONDS or spent <= MOST_SECONDS * pace():
                return
        self.wrong.append(f"{label}: took {spent:.1f} s")

    def _send(self, method, address, *given, **more) -> tuple[int, float]:
        find_store().clear_all()
        began = time.thread_time()
        with transaction.atomic():
            status = getattr(self.client, method)(address, *given, **more).status_code
            transaction.set_rollback(True)
        return status, time.thread_time() - began
