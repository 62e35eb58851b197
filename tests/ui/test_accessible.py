"""axe finds nothing on the pages of samples: wide and narrow, light and dark, with and without script, right to left."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text("utf-8")
pytestmark = pytest.mark.browser
PAGES = ["ui.html", "topic.html", "space.html", "signin.html"]
WITH_AXE = {"bypass_csp": True}  # axe itself writes style attributes while it measures
LOOKS = [(1280, "light"), (390, "dark")]


def violations(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_sample_page_has_no_axe_violation(open_page, name, width, theme):
    page = open_page(name, viewport={"width": width, "height": 900}, color_scheme=theme, **WITH_AXE)
    assert violations(page) == []


def test_open_menu_dialog_and_palette_have_no_axe_violation(open_page, site):
    site.answer(
        "GET /search/palette/",
        '<div role="group" aria-label="Topics"><a role="option" tabindex="-1" href="/a/">Apply</a></div>',
    )
    page = open_page("space.html", **WITH_AXE)
    page.locator(".rail details.menu summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette [role=option]")
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_sample_page_never_scrolls_sideways(open_page, name):
    page = open_page(name)
    for width in (320, 800, 1100):
        for direction in ("ltr", "rtl"):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(f"document.documentElement.dir = '{direction}'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, direction)


def test_page_shows_its_words_without_script(open_page):
    page = open_page("topic.html", java_script_enabled=False)
    assert page.locator("article.post").count() == 6
    assert page.locator(".composer textarea").is_visible()
    assert not page.locator(".toolbar").first.is_visible()
    assert page.locator("#post-1 [data-reply]").get_attribute("href") == "#reply"


def test_keyboard_reaches_the_page_past_the_rail(open_page):
    page = open_page("topic.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_targets_are_large_enough_for_a_thumb(open_page):
    """WCAG 2.2, 2.5.8: 24 CSS pixels each way, links within sentences aside."""
    page = open_page("topic.html", viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """[...document.querySelectorAll('button, .bar a, .masthead a, .post > footer a, summary, .pager a')]
        .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, r]) => r.width < 24 || r.height < 24).map(([html]) => html)"""
    )
    assert small == []


def test_theme_of_the_member_wins_over_the_system(open_page):
    page = open_page("space.html", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
