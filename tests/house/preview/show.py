"""Takes pictures of the sample pages, wide and narrow, light and dark.

PYTHONPATH=src:. DJANGO_SETTINGS_MODULE=guildhouse.config.settings python tests/house/preview/show.py [folder] [page ...]
"""

import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

from tests.house.preview.site import PreviewSite

SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


def complain(words):
    sys.stderr.write(f"page says: {words}\n")


def open_page(browser, size, theme):
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
    page.on("console", lambda said: complain(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complain(str(error)))
    return page


def photograph(folder, only=()):
    site = PreviewSite()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size in SIZES:
            for theme in ("light", "dark"):
                page = open_page(browser, size, theme)
                for name in site.pages:
                    stem = Path(name).stem
                    if only and stem not in only:
                        continue
                    page.goto(f"{site.address}/{name}")
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=str(folder / f"{stem}-{size}-{theme}.png"))
                    page.screenshot(path=str(folder / f"{stem}-{size}-{theme}-full.png"), full_page=True)
                page.close()
        browser.close()
    site.close()


if __name__ == "__main__":
    django.setup()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="guildhouse-preview-"))
    target.mkdir(parents=True, exist_ok=True)
    photograph(target, sys.argv[2:])
