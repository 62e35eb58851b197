"""What is typed is not lost: a reload, a sign-in that ended meanwhile, with and without a script."""

import re

import pytest

from tests.journeys.conftest import fill_in

pytestmark = pytest.mark.browser
WORDS = "A thought that took me an hour."


def test_draft_survives_a_reload(visit, community):
    page = visit("layla", community.places["question"])
    page.fill("#reply-body", WORDS)
    page.wait_for_selector("[data-draft-state] >> text=Kept as a draft")
    page.reload()
    assert page.input_value("#reply-body") == WORDS


def test_words_typed_before_the_script_arrived_are_kept(visit, community):
    page, held = visit("layla", "/topics/"), []
    page.route(re.compile("draft-keeper"), lambda route: held.append(route))  # noqa: PLW0108 - it is asked for its signature
    page.goto(community.places["question"])
    page.fill("#reply-body", f"{WORDS} Early.")
    page.wait_for_function("() => document.querySelector('post-composer').area")
    held[0].continue_()
    page.wait_for_selector("[data-draft-state] >> text=Kept as a draft")
    page.reload()
    assert page.input_value("#reply-body") == f"{WORDS} Early."


def test_draft_survives_leaving_the_page_at_once(visit, community):
    page = visit("layla", community.places["arabic"])
    page.wait_for_function("() => document.querySelector('#reply').draftKeeper")
    page.fill("#reply-body", WORDS)
    page.goto("/topics/")
    page.wait_for_timeout(500)
    page.goto(community.places["arabic"])
    assert page.input_value("#reply-body") == WORDS


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_reply_sent_after_the_sign_in_ended_is_there_after_signing_in(visit, community, script):
    words = f"{WORDS} With{'' if script else 'out'} a script."
    page = visit(place="/accounts/login/", java_script_enabled=script)
    fill_in(page, "tomas")
    page.goto(community.places["arabic"])
    page.context.clear_cookies(name="sid")
    page.fill("#reply-body", words)
    page.click("#reply .btn-primary")
    page.wait_for_url("**/accounts/login/**")
    fill_in(page, "tomas")
    assert page.input_value("main textarea") == words
    page.click("text=Send it now")
    page.wait_for_selector(f"article >> text={words}")
    page.goto("/unsent/")
    assert page.locator("main textarea").count() == 0
