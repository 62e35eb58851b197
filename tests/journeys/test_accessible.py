"""axe on every main page as it is served, light and dark, wide and narrow; nothing scrolls sideways."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text("utf-8")
pytestmark = pytest.mark.browser
VISITOR = [
    "/", "/topics/", "/accounts/login/", "/accounts/signup/", "/community/", "/nowhere/", "question", "/manual/", "/tour/",
]  # fmt: skip
MEMBER = [
    "/", "/spaces/", "space", "question", "poll", "arabic", "attack", "/new/", "/notices/", "/members/", "/members/long/",
    "/search/?q=task", "/search/?q=nothinglikeit", "/settings/", "/settings/profile/", "/settings/notices/", "/topics/?sort=mine",
]  # fmt: skip
TOGETHER = [
    "/events/", "event", "/kudos/", "/decisions/", "decision", "/conversations/", "conversation", "/commitments/", "/settings/work/", "/welcome/",
    "/organisations/", "/manual/ask/",
]  # fmt: skip
HOST = [
    "/jobs/", "/community/requests/", "/community/invitations/", "/community/edit/", "/spaces/new/", "/moderation/", "item", "/desk/",
    "/house/first/", "/house/settings/",
]  # fmt: skip
WIDTH = "document.documentElement.scrollWidth"
# Looked at in full on a phone too; elsewhere the frame is the same, and only what room and colours decide is asked again.
FRAMES = {"/", "question", "conversation"}
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a scheme changes
ROOM = [*COLOURS, "target-size", "scrollable-region-focusable"]
LOOKS = [("", one) for one in VISITOR] + [("amara", one) for one in MEMBER + TOGETHER] + [("rosa", one) for one in HOST]


@pytest.mark.parametrize(("handle", "place"), LOOKS)
def test_page_has_no_axe_violation_and_fits_its_width(visit, community, handle, place):
    # axe writes style attributes as it measures, which the policy forbids
    page = visit(handle, community.places.get(place, place), bypass_csp=True, color_scheme="light")
    page.evaluate(AXE)
    assert violations(page) == []
    assert page.evaluate(WIDTH) <= 1280
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(color_scheme="light")
    assert violations(page, [] if place in FRAMES else ROOM) == []
    if place in FRAMES:
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == []
    assert page.evaluate(WIDTH) <= 390


def test_forms_of_a_space_and_a_topic_have_no_axe_violation(visit, community):
    space = community.places["space"]
    number = community.places["question"].removeprefix("/topics/").split("-")[0]
    page = visit("rosa", bypass_csp=True)
    for place in (
        f"{space}topics/new/",
        f"{space}about/",
        f"{space}people/",
        f"{space}edit/",
        f"/topics/{number}/curation/",
    ):
        page.goto(place)
        page.evaluate(AXE)
        assert violations(page) == [], place


def violations(page, rules=()):
    """Of all of axe's rules, or of those named."""
    page.wait_for_timeout(50)  # what appears at this width, or turns dark, takes its colours over a frame or two
    page.wait_for_function("document.getAnimations().length === 0")
    asked = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("options => axe.run(document, options)", asked)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]
