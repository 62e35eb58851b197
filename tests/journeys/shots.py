"""The README's pictures, taken from a house that shows the demo: `python -m tests.journeys.shots ADDRESS PASSWORD`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsers import find_chromium

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
TOPIC = "/topics/?sort=top"


def main(address: str, password: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        take(open_page(browser, address), "front")
        for name, scheme, viewport, place in (
            ("topic", "light", WIDE, TOPIC),
            ("topic-dark", "dark", WIDE, TOPIC),
            ("today", "light", WIDE, "/"),
            ("phone", "light", NARROW, TOPIC),
        ):
            page = open_page(browser, address, viewport=viewport, color_scheme=scheme)
            sign_in(page, password)
            page.goto(place)
            if place == TOPIC:
                page.locator(".topic-title a").nth(1).click()
                page.wait_for_selector("article.post")
            take(page, name)
        browser.close()


def open_page(browser: Browser, address: str, **options: object) -> Page:
    settings = {"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce", "base_url": address, **options}
    page = browser.new_context(**settings).new_page()
    page.goto("/")
    return page


def sign_in(page: Page, password: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", "amara-okafor@example.org")
    page.fill("[name=password]", password)
    page.click("main button.btn-primary")
    page.wait_for_selector("#acts", state="attached")


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(400)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:3])
