"""A browser and a site of sample pages for the components and scripts alone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.house.preview.site import PreviewSite

CHROMIUM = Path(os.environ.get("GUILDHOUSE_CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; install Chromium or set GUILDHOUSE_CHROMIUM")
    # Playwright keeps an event loop running in this thread, and Django then fears for its database.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def whole_site():
    site = PreviewSite()
    yield site
    site.close()


@pytest.fixture
def site(whole_site):
    whole_site.answers.clear()
    whole_site.asked.clear()
    return whole_site


@pytest.fixture
def open_page(browser, site):
    """Opens a sample page; the test fails when the page or its policy complains."""
    contexts, complaints = [], []

    def open_one(name, **options):
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None
        )
        page.goto(f"{site.address}/{name}", wait_until="load")
        page.evaluate("document.fonts.ready")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
