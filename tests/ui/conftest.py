"""A browser and a site of sample pages for the components and scripts alone."""

import pytest

from tests.house.preview.site import PreviewSite


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
