"""The same house with JavaScript switched off: read, sign in, reply, react, keep, vote, edit, search."""

import pytest

from tests.journeys.conftest import fill_in

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit, community):
    page = visit(place=community.places["poll"], java_script_enabled=False)
    page.click("main a:has-text('Sign in')")
    fill_in(page, "amara")
    assert page.url.endswith(community.places["poll"])
    return page


def test_reply_lands_on_the_page_it_was_written_on(page):
    page.fill("#reply-body", "Written **without** a script.")
    page.click("#reply .btn-primary")
    wait_for(page, "article strong", "without")


def test_reaction_and_keeping_come_back_to_the_topic(page):
    pressed = page.locator("#post-1 .react").get_attribute("aria-pressed")
    page.click("#post-1 .react")
    page.wait_for_selector(f"#post-1 .react:not([aria-pressed={pressed}])")
    page.click("#post-1 >> text=Keep")
    wait_for(page, "#post-1 button", "Kept")


def test_vote_is_counted(page):
    page.check("text=Friday noon")
    page.click(".poll button")
    wait_for(page, ".poll-result.is-mine", "Friday noon")


def test_own_post_is_edited_and_deleted_and_the_deletion_undone(page):
    page.fill("#reply-body", "First words.")
    page.click("#reply .btn-primary")
    own = page.locator("article", has_text="First words.").last.get_attribute("id")
    page.click(f"#{own} >> text=More")
    page.click("main >> text=Edit")
    page.fill("[name=body]", "Second words.")
    page.click("main button.btn-primary")
    wait_for(page, f"#{own}", "Second words.")
    page.click(f"#{own} >> text=More")
    page.click("main >> text=Delete")
    page.click(".toast button >> text=Undo")
    wait_for(page, f"#{own}", "Second words.")


def test_search_answers_with_true_addresses(page):
    page.goto("/search/")
    page.fill("main [name=q]", "stretch")
    page.click("main button >> text=Search")
    assert "q=stretch" in page.url
    page.locator("main a", has_text="stretch").first.click()
    assert page.locator("h1").inner_text() == "Which stretch task counted for you?"


def wait_for(page, selector, words):
    page.locator(selector, has_text=words).first.wait_for()
