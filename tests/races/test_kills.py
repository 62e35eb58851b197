"""The house is killed while people post: what was acknowledged is there, once, and the facts about it are told once."""

import random
import threading
import time
from dataclasses import dataclass, field

import httpx
import pytest

from tests.races.killing import kill
from tests.races.people import seed
from tests.servers import wait_until
from tests.soak.amounts import KILLS_A_RUN, kill_runs, note

pytestmark = pytest.mark.races
SERVE = ("-m", "guildhouse.config.cli", "serve", "--no-live")
USUAL_KILLS = 1
RUNS = [
    pytest.param(7, USUAL_KILLS, id="few"),
    *(pytest.param(n, KILLS_A_RUN, id=str(n), marks=pytest.mark.soak) for n in kill_runs(0.15)),
]


@dataclass
class Writer:
    """One who posts reply after reply; what was not acknowledged is sent again from the same page, as a person would."""

    room: object
    person: int
    topic: int
    number: int = 0
    acknowledged: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return f"{self.person}-{self.number}"

    def send(self) -> bool:
        """Whether the house said that it has it."""
        given = {"body": self.words, "form_key": f"key-{self.words}"}
        status = self.room.act(self.person, f"/topics/{self.topic}/replies/", **given).status_code
        if status == 302:
            self.acknowledged.append(self.words)
            self.number += 1
        return status == 302

    def send_until_killed(self) -> None:
        try:
            while self.send():
                pass
        except httpx.TransportError:
            return


def kill_while_posting(room, writers, chance):
    """One life of the house: opened, posted to by three, killed with all its processes."""
    process = room.house.start(*SERVE)
    room.house.wait_for(f"{room.house.address}/healthz", seconds=300)
    before = sum(writer.number for writer in writers)
    posting = [threading.Thread(target=writer.send_until_killed) for writer in writers]
    for thread in posting:
        thread.start()
    assert wait_until(lambda: sum(writer.number for writer in writers) > before + 2, seconds=300)
    time.sleep(chance.random())
    kill(process)
    for thread in posting:
        thread.join(300)


@pytest.mark.parametrize(("number", "kills"), RUNS)
def test_killed_house_keeps_every_acknowledged_reply_once(house, number, kills):
    room, chance = seed(house), random.Random(number)  # noqa: S311 - when to kill is no secret
    topic = room.seeded["topic"]
    writers = [Writer(room, person, topic) for person in (0, 1, 2)]
    for _kill in range(kills):
        kill_while_posting(room, writers, chance)
    house.start(*SERVE)
    house.wait_for(f"{house.address}/healthz", seconds=300)
    assert all(writer.send() for writer in writers)
    found = room.ask("SELECT number, body FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)
    assert [number for number, _body in found] == list(range(1, len(found) + 1))
    assert sorted(body for _number, body in found[4:]) == sorted(words for one in writers for words in one.acknowledged)
    if not house.database:
        assert room.ask("PRAGMA integrity_check") == [("ok",)]
    assert_facts_are_told_once(room, len(found))  # the first post here is none, the reply in the other topic is one
    note("kills", what="posting", kills=kills, replies=len(found) - 4)


def assert_facts_are_told_once(room, replies):
    """The worker that lives delivers what the killed ones had in hand, once their leases are over."""
    told = "SELECT COUNT(*) FROM kernel_delivery WHERE event LIKE ? AND parked_at IS NULL"
    room.ask("UPDATE kernel_delivery SET due_at = '2001-01-01 00:00:00+00:00' WHERE parked_at IS NULL")
    assert wait_until(lambda: room.ask(told, "%ReplyPosted") == [(0,)], seconds=300)
    assert room.ask("SELECT COUNT(*) FROM kernel_delivery WHERE parked_at IS NOT NULL") == [(0,)]
    doubled = room.ask(
        "SELECT member_id, kind, thing_id FROM notifications_notice GROUP BY 1, 2, 3 HAVING COUNT(*) > 1"
    )
    assert doubled == []
    assert room.ask("SELECT COUNT(*) FROM notifications_notice") != [(0,)]
    assert room.ask("SELECT COUNT(*) FROM members_contribution WHERE kind = ?", "reply") == [(replies,)]
