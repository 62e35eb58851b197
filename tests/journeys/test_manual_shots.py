"""What the manual's pictures show is still there: each page of a shot answers, and the part it shows stands on it."""

import pytest

from tests.journeys.manual_shots import read_shots

pytestmark = pytest.mark.browser
LOOKING = {"visitor": "", "member": "amara", "host": "rosa"}


def test_every_page_in_the_manuals_pictures_still_shows_its_part(visit, community):
    places = {**community.places, "own": "/members/amara/"}
    pages = {who: visit(handle, "/healthz") for who, handle in LOOKING.items()}
    shots, gone = read_shots(), []
    for shot in shots:
        page = pages[shot.who]
        answer = page.goto(places.get(shot.place, shot.place) + shot.more, wait_until="domcontentloaded")
        if answer.status != 200 or not page.locator(shot.selector).count():
            gone.append((shot.name, shot.place, answer.status))
    assert gone == []
    assert len(shots) > 8
