"""One browser for all tests that need one; without Chromium they say so and are skipped."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browsers import find_chromium


@pytest.fixture(scope="session")
def browser():
    chromium = os.environ.get("GUILDHOUSE_CHROMIUM") or find_chromium()
    if chromium is None:
        pytest.skip("no browser; install Chromium or name one in CHROMIUM")
    # Playwright keeps an event loop running in this thread, and Django then fears for its database.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
