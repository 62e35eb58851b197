"""The house is killed while people post: what was acknowledged is there, once, and the facts about it are told once."""

import contextlib
import os
import random
import signal
import subprocess
import threading
import time

import httpx
import pytest

from tests.races.people import seed
from tests.servers import wait_until

pytestmark = pytest.mark.races
SERVE = ("-m", "guildhouse.config.cli", "serve", "--no-live")


def family(pid):
    """A process and all it has started, the first first, so that nothing is started again."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [pid, *(one for child in listed.stdout.split() for one in family(int(child)))]


def post_until_killed(room, person, topic, said, acknowledged):
    """Posts one reply after another; notes each that the house has acknowledged, until it does not answer."""
    number = 0
    while True:
        body = f"{person}-{said}-{number}"
        try:
            if room.act(person, f"/topics/{topic}/replies/", body=body).status_code == 302:
                acknowledged.append(body)
        except httpx.TransportError:
            return
        number += 1


def kill_while_posting(room, topic, turn, chance):
    """One life of the house: opened, posted to by three, killed with all its processes; answers what it acknowledged."""
    process = room.house.start(*SERVE)
    room.house.wait_for(f"{room.house.address}/healthz", seconds=120)
    acknowledged: list[str] = []
    posting = [
        threading.Thread(target=post_until_killed, args=(room, person, topic, turn, acknowledged))
        for person in (0, 1, 2)
    ]
    for thread in posting:
        thread.start()
    wait_until(lambda: len(acknowledged) > 2, seconds=60)
    time.sleep(chance.random())
    for one in family(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    process.wait()
    for thread in posting:
        thread.join(90)
    return acknowledged


@pytest.mark.parametrize("kills", [10, pytest.param(300, marks=pytest.mark.soak)])
def test_killed_house_keeps_every_acknowledged_reply_once(house, kills):
    room, chance = seed(house), random.Random(7)  # noqa: S311 - when to kill is no secret
    topic, acknowledged = room.seeded["topic"], []
    for turn in range(kills):
        acknowledged += kill_while_posting(room, topic, turn, chance)
    found = room.ask("SELECT number, body FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)
    bodies = [body for _number, body in found]
    assert [number for number, _body in found] == list(range(1, len(found) + 1))
    assert len(set(bodies)) == len(bodies)
    assert set(acknowledged) <= set(bodies)
    if not house.database:
        assert room.ask("PRAGMA integrity_check") == [("ok",)]
    assert_facts_are_told_once(room, len(found))  # the first post here is none, the reply in the other topic is one


def assert_facts_are_told_once(room, replies):
    """A worker that lives delivers what the killed ones had in hand, once their leases are over."""
    room.house.start("-m", "guildhouse.config.cli", "worker")
    told = "SELECT COUNT(*) FROM kernel_delivery WHERE event LIKE ? AND parked_at IS NULL"
    assert wait_until(lambda: room.ask(told, "%ReplyPosted") == [(0,)], seconds=180)
    assert room.ask("SELECT COUNT(*) FROM kernel_delivery WHERE parked_at IS NOT NULL") == [(0,)]
    doubled = room.ask(
        "SELECT member_id, kind, thing_id FROM notifications_notice GROUP BY 1, 2, 3 HAVING COUNT(*) > 1"
    )
    assert doubled == []
    assert room.ask("SELECT COUNT(*) FROM notifications_notice") != [(0,)]
    assert room.ask("SELECT COUNT(*) FROM members_contribution WHERE kind = ?", "reply") == [(replies,)]
