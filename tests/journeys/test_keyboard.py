"""By keyboard alone: everything a reader does most, without once touching a mouse."""

import pytest

from tests.ui.waiting import wait_until

pytestmark = pytest.mark.browser


def test_first_tab_skips_to_the_page(visit):
    page = visit("amara")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_reply_is_posted(visit, community):
    page = visit("tomas", community.places["arabic"])
    page.keyboard.press("r")
    wait_until(page, "document.activeElement.id === 'reply-body'")
    page.keyboard.type("By asking what it is for.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#reply button.btn-primary')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article >> text=By asking what it is for.")


def test_palette_opens_finds_goes_and_closes(visit, community):
    page = visit("amara", community.places["space"])
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#palette", state="hidden")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette[open]")
    page.keyboard.type("stretch")
    page.wait_for_selector("#palette [role=option] >> text=stretch task counted")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 >> text=Which stretch task counted for you?")


def test_reaction_keeps_its_focus(visit, community):
    page = visit("amara", community.places["poll"])
    button = "#post-1 .react"
    before = page.get_attribute(button, "aria-pressed")
    page.focus(button)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{button}:not([aria-pressed={before}])")
    wait_until(page, f"document.activeElement === document.querySelector('{button}')")
