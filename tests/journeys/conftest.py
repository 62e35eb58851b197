"""A served community with real processes, and people who visit it in a real browser."""

import contextlib
import json
import re
import shutil
import sqlite3
from types import SimpleNamespace

import pytest

from tests.journeys.seeding import PASSWORD
from tests.servers import House, switch_limits_off, wait_until

CODE = re.compile(r"^\s+([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", re.MULTILINE)


@pytest.fixture(scope="session")
def community(migrated, tmp_path_factory):
    """A house with a few members, a space and topics, served as `guildhouse serve` does it."""
    home = tmp_path_factory.mktemp("community")
    home.chmod(0o700)
    house = House(home, "")
    shutil.copy(migrated, home / "guildhouse.sqlite3")
    switch_limits_off(house)
    done = house.run("-m", "tests.journeys.seeding", str(home / "addresses.json"))
    assert done.returncode == 0, done.stderr
    process = house.start("-m", "guildhouse.config.cli", "serve")
    try:
        house.wait_for(f"{house.address}/healthz", seconds=90)
        assert wait_until(lambda: facts_waiting(home / "guildhouse.sqlite3") == 0, seconds=120)  # all can be found now
        places = json.loads((home / "addresses.json").read_text(encoding="utf-8"))
        yield SimpleNamespace(house=house, address=house.address, places=places, said=process.stdout.said, doors={})
    finally:
        house.end()


def facts_waiting(database):
    with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT COUNT(*) FROM kernel_delivery WHERE parked_at IS NULL").fetchone()[0]


@pytest.fixture
def mail_code(community):
    """The code in the newest mail to somebody; without an SMTP server the house writes its mails to the console."""

    def find(address):
        def codes():
            after = "".join(community.said).rpartition(f"To: {address}")[2]
            return CODE.findall(after)

        assert wait_until(lambda: bool(codes()), seconds=20), "".join(community.said)[-3000:]
        return codes()[0]

    return find


@pytest.fixture
def visit(browser, community):
    """Opens a page as somebody; the test fails when a page breaks a script, its policy, or the server."""
    contexts, complaints = [], []

    def open_one(handle="", place="/", **options):
        settings = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(base_url=community.address, **settings)
        contexts.append(context)
        context.set_default_timeout(20_000)
        if handle:
            context.add_cookies(door_of(handle))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        page.on("response", lambda got: complaints.append(got.url) if got.status >= 500 else None)
        page.goto(place)
        return page

    def door_of(handle):
        if handle not in community.doors:
            context = browser.new_context(base_url=community.address)
            sign_in(context.new_page(), handle)
            community.doors[handle] = context.cookies()
            context.close()
        return community.doors[handle]

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(said):
    return said.type == "error" and "the server responded with" not in said.text


def sign_in(page, handle):
    page.goto("/accounts/login/")
    fill_in(page, handle)


def fill_in(page, handle):
    page.fill("[name=login]", f"{handle}@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url(lambda address: "/accounts/" not in address)
