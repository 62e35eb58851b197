"""Scripts in titles, names and posts never run in a real browser, with the content policy and without it."""

import pytest

from tests.journeys.seeding import ATTACKS, NASTY

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("policy", [True, False], ids=["policy", "no-policy"])
def test_stored_scripts_never_run(visit, community, policy):
    page = visit("amara", community.places["attack"], bypass_csp=not policy)
    assert page.locator("article.post").count() == len(ATTACKS)
    for place in (community.places["attack"], "/topics/", "/members/foe/", "/members/", "/search/?q=onerror", "/"):
        page.goto(place)
        page.wait_for_timeout(150)
        assert page.evaluate("window.__x === undefined"), place


def test_preview_of_hostile_words_never_runs_them(visit, community):
    page = visit("amara", community.places["question"], bypass_csp=True)
    page.fill("#reply-body", "\n\n".join([NASTY, *ATTACKS]))
    page.click("#reply-body-preview-tab")
    page.wait_for_function("document.querySelector('#reply-body-preview').textContent.trim() !== ''")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__x === undefined")


def test_hostile_name_and_title_are_shown_as_they_were_written(visit, community):
    page = visit("amara", community.places["attack"])
    assert page.locator("h1").inner_text() == NASTY
    assert page.locator("#post-1 .who").inner_text() == NASTY
