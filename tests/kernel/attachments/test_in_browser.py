"""Whatever of the hostile files is taken, a real browser runs none of it: opened, framed, embedded or called a script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Error

from guildhouse.kernel.throttle import clear_throttle
from tests.corpus.make_uploads import make_uploads
from tests.factories import MemberFactory

from .conftest import ADDRESS

TRAPS = (
    '<iframe src="{0}"></iframe>',
    '<object data="{0}" type="text/html"></object>',
    '<embed src="{0}" type="image/svg+xml">',
    '<script src="{0}"></script>',
    '<script type="module" src="{0}"></script>',
    '<link rel="stylesheet" href="{0}">',
    '<img src="{0}">',
)


@pytest.fixture
def taken(client, live_server):
    """The addresses of every hostile file that was not refused, uploaded by a signed-in member."""
    member = MemberFactory()
    client.force_login(member)
    addresses = []
    for upload in make_uploads():
        clear_throttle(f"attachments:{member.pk}")
        file = SimpleUploadedFile("placeholder", upload.body, upload.declared)
        file._name = upload.name
        answer = client.post(ADDRESS, {"file": file}, headers={"Accept": "application/json"})
        if answer.status_code == 201:
            addresses.append(live_server.url + answer.json()["url"])
    return addresses


@pytest.fixture
def context(browser, client, live_server):
    context = browser.new_context()
    for name, cookie in client.cookies.items():
        context.add_cookies([{"name": name, "value": cookie.value, "url": live_server.url}])
    context.ran = []
    context.on("dialog", lambda dialog: (context.ran.append(dialog.message), dialog.dismiss()))
    yield context
    context.close()


def ran_in(page) -> list:
    found = []
    for frame in page.frames:
        try:
            found.append(frame.evaluate("window.__ran"))
        except Error:  # the frame was never filled, because what it should show is a download
            continue
    return [mark for mark in found if mark]


@pytest.mark.browser
def test_hostile_file_runs_nowhere_in_a_browser(taken, context, live_server):
    assert len(taken) > 30
    page = context.new_page()
    for address in taken:
        try:
            answer = page.goto(address)
        except Error as refusal:
            assert "Download is starting" in refusal.message or "ERR_ABORTED" in refusal.message  # noqa: PT017
        else:
            assert (answer.status, answer.headers["content-type"]) == (200, "image/webp")
        assert ran_in(page) == []
    trap = f"{live_server.url}/trap/"
    body = "".join(form.format(address) for address in taken for form in TRAPS)
    context.route(trap, lambda route: route.fulfill(body=f"<!doctype html><body>{body}", content_type="text/html"))
    page.goto(trap, wait_until="networkidle")
    assert page.evaluate("document.images.length") == len(taken)
    assert page.evaluate("[...document.images].some((image) => image.naturalWidth > 0)")
    assert ran_in(page) == []
    assert context.ran == []


@pytest.mark.browser
def test_trap_notices_what_does_run(context, live_server):
    """The same traps with a file that a careless house would serve: they must catch it."""
    careless = f"{live_server.url}/careless/"
    trap = f"{live_server.url}/trap/"
    body = "<script>window.__ran = 'yes'; alert('yes')</script>"
    context.route(careless, lambda route: route.fulfill(body=body, content_type="text/html"))
    form = TRAPS[0].format(careless)
    context.route(trap, lambda route: route.fulfill(body=f"<!doctype html><body>{form}", content_type="text/html"))
    page = context.new_page()
    page.goto(trap, wait_until="networkidle")
    assert ran_in(page) == ["yes"]
    assert context.ran == ["yes"]
