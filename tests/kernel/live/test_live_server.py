"""Live events in real processes: what is committed is heard within a second, by those who may hear it, by nobody else."""

import asyncio
import os
import signal
import time

import httpx
import pytest
import time_machine
from django.core import signing

from guildhouse.kernel.live_tokens import GOOD_FOR, SALT
from tests.servers import wait_until

pytestmark = pytest.mark.live
WHOSE = {"suspended": ["member:7", "topic:1"], "other": ["member:77", "topic:1"], "visitor": ["topic:1"]}


async def hear(live, new_page, tokens, act, *, header="", seconds=1.5):
    """Opens a page for each token, acts when all are ready, and answers the pages after a while."""
    pages = [new_page() for _ in tokens]
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(page.listen(live.live_address, token, header))
            for page, token in zip(pages, tokens, strict=True)
        ]
        await asyncio.gather(*(page.ready.wait() for page in pages))
        acted = await asyncio.to_thread(act)
        await asyncio.sleep(seconds)
        for task in tasks:
            task.cancel()
    return pages, acted


def test_committed_change_is_heard_within_a_second(live, speaker, token_of, new_page):
    pages, said_at = asyncio.run(
        hear(live, new_page, [token_of(["topic:1"]), token_of(["topic:2"])], lambda: speaker.commit("topic:1"))
    )
    assert pages[0].channels == ["topic:1"]
    assert pages[0].heard[0][1] - said_at < 1
    assert pages[1].channels == []


def test_change_that_was_rolled_back_is_never_heard(live, speaker, token_of, new_page):
    def act():
        speaker.rollback("topic:1")
        speaker.commit("topic:2")

    pages, _ = asyncio.run(hear(live, new_page, [token_of(["topic:1", "topic:2"])], act))
    assert pages[0].channels == ["topic:2"]


def test_five_hundred_pages_hear_within_a_second(live, speaker, token_of, new_page):
    tokens = [token_of(["topic:1", f"member:{number}"]) for number in range(500)]
    pages, said_at = asyncio.run(hear(live, new_page, tokens, lambda: speaker.commit("topic:1"), seconds=2))
    assert all(page.channels == ["topic:1"] for page in pages)
    assert max(page.heard[0][1] for page in pages) - said_at < 1


def restart(live):
    live.process.terminate()
    live.process.wait(timeout=5)
    live.process = live.start("-m", "guildhouse.kernel.live_server")
    assert live.wait_for(f"{live.live_address}/healthz").status_code == 200


def test_suspended_members_stream_ends_at_once_and_their_token_opens_none(live, speaker, token_of, new_page):
    tokens = {name: token_of(channels) for name, channels in WHOSE.items()}

    async def watch():
        pages = {name: new_page() for name in WHOSE}
        async with asyncio.TaskGroup() as group:
            tasks = {
                name: group.create_task(page.listen(live.live_address, tokens[name])) for name, page in pages.items()
            }
            await asyncio.gather(*(page.ready.wait() for page in pages.values()))
            await asyncio.to_thread(speaker.end, 7)
            await asyncio.wait([tasks["suspended"]], timeout=2)
            over = {name for name, task in tasks.items() if task.done()}
            await asyncio.to_thread(speaker.commit, "topic:1")
            await asyncio.sleep(1)
            for task in tasks.values():
                task.cancel()
        return over, {name: page.channels for name, page in pages.items()}

    over, heard = asyncio.run(watch())
    assert over == {"suspended"}
    assert heard == {"suspended": [], "other": ["topic:1"], "visitor": ["topic:1"]}
    restart(live)
    for name, status in (("suspended", 403), ("other", 200)):
        with httpx.stream("GET", live.live_address, params={"token": tokens[name]}, timeout=5) as response:
            assert response.status_code == status
    time.sleep(1.1)  # a token tells the second it was signed in
    with httpx.stream("GET", live.live_address, params={"token": token_of(WHOSE["suspended"])}, timeout=5) as response:
        assert response.status_code == 200, "whoever is let in again hears again"


@pytest.mark.any_database
def test_page_that_comes_back_is_told_of_all_it_may_have_missed(live, token_of, new_page):
    came_back = "Last-Event-ID: 1\r\n"
    tokens = [token_of(["topic:1", "member:4"])]
    pages, _ = asyncio.run(hear(live, new_page, tokens, lambda: None, header=came_back, seconds=0.3))
    assert sorted(pages[0].channels) == ["member:4", "topic:1"]


@pytest.mark.any_database
def test_stream_may_be_read_by_pages_of_the_house_and_is_kept_by_no_proxy(live, token_of):
    with httpx.stream("GET", live.live_address, params={"token": token_of(["topic:1"])}, timeout=5) as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["cache-control"] == "no-store"
        assert next(response.iter_lines()).startswith("retry: ")


def make_wrong_tokens(token_of):
    signed = token_of(["topic:1"])
    with time_machine.travel(time.time() - GOOD_FOR - 60):
        expired = token_of(["topic:1"])
    return {
        "none": "",
        "nonsense": "nonsense",
        "changed": ("x" if signed[0] != "x" else "y") + signed[1:],
        "another house's": signing.dumps(["topic:1"], key="another key", salt=SALT, compress=True),
        "expired": expired,
        "no channel": token_of([]),
        "too many channels": token_of([f"topic:{number}" for number in range(21)]),
        "no list": token_of("topic:1"),
    }


@pytest.mark.any_database
def test_wrong_tokens_are_refused_with_a_sentence(live, token_of):
    for what, token in make_wrong_tokens(token_of).items():
        answer = httpx.get(live.live_address, params={"token": token}, timeout=5)
        assert answer.status_code == 403, what
        assert "Reload the page" in answer.text


@pytest.mark.any_database
def test_other_addresses_and_methods_are_refused(live, token_of):
    assert httpx.get(f"{live.live_address}/elsewhere", timeout=5).status_code == 404
    assert httpx.post(live.live_address, params={"token": token_of(["a"])}, timeout=5).status_code == 405


def count_streams(live):
    return httpx.get(f"{live.live_address}/healthz", timeout=5).text


@pytest.mark.any_database
def test_page_that_leaves_is_forgotten(live, token_of):
    with httpx.stream("GET", live.live_address, params={"token": token_of(["topic:1"])}, timeout=5):
        assert count_streams(live) == "1 streams"
    assert wait_until(lambda: count_streams(live) == "0 streams")


@pytest.mark.any_database
def test_streams_of_one_address_are_limited(house, token_of_limited):
    token = token_of_limited
    with (
        httpx.stream("GET", house.live_address, params={"token": token}, timeout=5) as first,
        httpx.stream("GET", house.live_address, params={"token": token}, timeout=5) as second,
    ):
        assert (first.status_code, second.status_code) == (200, 200)
        third = httpx.get(house.live_address, params={"token": token}, timeout=5)
        assert (third.status_code, third.headers["retry-after"]) == (429, "60")
    assert wait_until(lambda: count_streams(house) == "0 streams")
    with httpx.stream("GET", house.live_address, params={"token": token}, timeout=5) as again:
        assert again.status_code == 200


@pytest.fixture
def token_of_limited(house):
    house.start("-m", "guildhouse.kernel.live_server", GUILDHOUSE_LIVE_STREAMS_PER_ADDRESS="2")
    house.wait_for(f"{house.live_address}/healthz")
    return signing.dumps(["topic:1"], key=(house.home / "secret.key").read_text(), salt=SALT, compress=True)


@pytest.mark.any_database
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_process_ends_at_once_although_pages_are_open(live, token_of, asked):
    with httpx.stream("GET", live.live_address, params={"token": token_of(["topic:1"])}, timeout=5) as stream:
        lines = stream.iter_lines()
        next(lines)
        os.kill(live.process.pid, asked)
        assert [line for line in lines if line.startswith("data")] == []  # the stream ends properly
    assert live.process.wait(timeout=3) is not None


@pytest.mark.any_database
def test_process_whose_parent_is_gone_ends(house):
    process = house.start("-m", "guildhouse.kernel.live_server", "--lifeline")
    house.wait_for(f"{house.live_address}/healthz")
    process.stdin.close()
    assert process.wait(timeout=5) is not None
