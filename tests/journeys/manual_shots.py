"""The manual's pictures, taken from a house that shows the demo: `python -m tests.journeys.manual_shots ADDRESS PASSWORD`.

A page of the manual says `shot: WHO PLACE SELECTOR`: who looks (visitor, member, host), at which address, and at which part of the
page. Places with names (question, event, …) are whatever the house has of them: the demo's here, the journeys' own in their test.
"""

import io
import os
import sys
from typing import NamedTuple

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsers import find_chromium

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhouse.config.settings")
django.setup()

from guildhouse.site import manuals  # noqa: E402 - the manual is read with the settings

PEOPLE = {"member": "amara-okafor@example.org", "host": "beatrix-vandermeer@example.org"}
FIRST_OF = {  # a named place: the list in which the demo has it, and how its first one is found there
    "space": ("/spaces/", "main h2 a"),
    "question": ("/topics/?sort=top&kind=question", ".topic-title a"),
    "event": ("/events/", ".event-title a"),
    "decision": ("/decisions/", ".talk-title a"),
    "conversation": ("/conversations/", ".talk-title a"),
}
LOCALES = {"en": "en-GB", "fr": "fr-FR"}
WIDE, TALLEST, AROUND, QUALITY = {"width": 1280, "height": 1000}, 640, 12, 58


class Shot(NamedTuple):
    name: str
    who: str
    place: str
    more: str
    selector: str


def read_shots() -> list[Shot]:
    """`space+topics/new/` is the named place with more of an address behind it."""
    shots = []
    for name, spoken in manuals.read_manual().items():
        if asked := spoken[manuals.WRITTEN_IN].shot:
            who, place, selector = asked.split(" ", 2)
            shots.append(Shot(name, who, *place.partition("+")[::2], selector))
    return shots


def main(address: str, password: str) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for language in LOCALES:
            pages = {who: sign_in(browser, address, who, password, language) for who in ("visitor", *PEOPLE)}
            for shot in read_shots():
                take(pages[shot.who], shot, language)
        browser.close()


def sign_in(browser: Browser, address: str, who: str, password: str, language: str) -> Page:
    page = browser.new_context(
        viewport=WIDE, base_url=address, locale=LOCALES[language], device_scale_factor=2, color_scheme="light", reduced_motion="reduce"
    ).new_page()  # fmt: skip
    if who in PEOPLE:
        page.goto("/accounts/login/")
        page.fill("[name=login]", PEOPLE[who])
        page.fill("[name=password]", password)
        page.click("main button.btn-primary")
        page.wait_for_selector("#acts", state="attached")
    return page


def take(page: Page, shot: Shot, language: str) -> None:
    page.goto(find_place(page, shot.place) + shot.more)
    part = page.locator(shot.selector).first
    page.evaluate("document.querySelector('.look-around')?.remove()")  # whose eyes one looks with belongs to the demo
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(400)
    box = part.bounding_box()
    assert box, f"{shot.name}: nothing at {shot.selector}"
    top = max(box["y"] + page.evaluate("scrollY") - AROUND, 0)
    clip = {
        "x": box["x"] - AROUND,
        "y": top,
        "width": box["width"] + 2 * AROUND,
        "height": min(box["height"] + 2 * AROUND, TALLEST),
    }
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True)))
    file = manuals.PICTURES / "manual" / language / f"{shot.name}.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)


def find_place(page: Page, place: str) -> str:
    if place == "own":
        return f"/members/{PEOPLE['member'].partition('@')[0]}/"
    if place not in FIRST_OF:
        return place
    where, selector = FIRST_OF[place]
    page.goto(where)
    return page.locator(selector).first.get_attribute("href") or where


if __name__ == "__main__":
    main(*sys.argv[1:3])
