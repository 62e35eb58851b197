"""In languages whose words are longer, or run to the left, every page still fits its screen."""

import os
from pathlib import Path

import pytest

from tests.house.pseudo.language import PSEUDO, PSEUDO_RTL, spoken, write_pseudo
from tests.house.pseudo.world import GreekWorld

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Longer words need room where there is least of it; turning around is looked at in both arrangements.
SIZES = {PSEUDO: {390: 844}, PSEUDO_RTL: {390: 844, 1280: 900}}
PICTURES = os.environ.get("PICTURES", "")  # a folder, to look at what was tried
WIDER = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth <= wide) return found;
  for (const one of document.querySelectorAll("body *")) {
    const box = one.getBoundingClientRect();
    if (box.width && (box.right > wide + 1 || box.left < -1)) found.push(one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 40));
  }
  return found.slice(-6);
}"""


def places(world):
    topic, space, post = world.topic.get_absolute_url(), world.space.get_absolute_url(), world.post.pk
    return {
        "visitor": ["/", "/topics/", topic, "/accounts/login/", "/accounts/signup/", "/community/"],
        "author": ["/", "/topics/", topic, space, f"{space}about/", f"/posts/{post}/edit/", f"/posts/{post}/history/", "/notices/",
                   "/settings/", "/settings/appearance/", "/settings/profile/", "/settings/notices/", "/settings/tokens/", "/members/",
                   "/members/author/", "/search/?q=ιδέα", "/attachments/", "/settings/sessions/"],
        "keeper": [f"{space}edit/", f"{space}people/", f"/topics/{world.topic.pk}/curation/"],
        "host": ["/community/edit/", "/community/requests/", "/jobs/", "/import/", "/spaces/", "/nowhere/"],
    }  # fmt: skip


@pytest.mark.parametrize("language", [PSEUDO, PSEUDO_RTL])
def test_pages_fit_their_screen(browser, live_server, client, monkeypatch, tmp_path, deliver, language):
    write_pseudo(tmp_path, language)
    found = {}
    with spoken(tmp_path, language):
        world = GreekWorld(monkeypatch)
        deliver()
        for who, addresses in places(world).items():
            context = browser.new_context(
                base_url=live_server.url, reduced_motion="reduce", extra_http_headers={"Accept-Language": language}
            )
            if world.people[who]:
                client.force_login(world.people[who])
                context.add_cookies([{"name": "sid", "value": client.cookies["sid"].value, "url": live_server.url}])
            page = context.new_page()
            for address in addresses:
                page.goto(address)
                spoken_as = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
                assert spoken_as == [language, "rtl" if language == PSEUDO_RTL else "ltr"]
                for width, height in SIZES[language].items():
                    page.set_viewport_size({"width": width, "height": height})
                    if wider := page.evaluate(WIDER):
                        found[f"{who} {address} {width}"] = wider
                    take_picture(page, f"{language}-{who}-{address}-{width}")
            context.close()
    assert found == {}


def take_picture(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES, name.replace("/", "_").replace("?", "_") + ".png"), full_page=True)
