"""People of a house made for a race: seeded by a program of its own, signed in with cookies, acting over HTTP at once."""

import json
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import psycopg

from guildhouse.kernel.throttle.stores import FileStore

PEOPLE = 6
TOKEN = "a" * 32
LATEST = 0.02  # seconds by which one act may come after another that begins "at once"
chance = random.Random(0)  # noqa: S311 - seeded anew for every turn of a race, so that a turn can be run again


@dataclass
class Room:
    """A seeded house: its people act, and its database is asked afterwards."""

    house: object
    seeded: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        """A connection for each act, as people far apart have; no cookie is kept but those we send."""
        self.client = httpx.Client(
            base_url=self.house.address, timeout=300, verify=False, cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # noqa: S501 - no TLS on loopback
            limits=httpx.Limits(max_keepalive_connections=0),
        )  # fmt: skip

    def act(self, person: int | str, path: str, **given: object) -> httpx.Response:
        """Posts as `person-N`, or as the person of that handle."""
        name = person if isinstance(person, str) else f"person-{person}"
        cookie = f"sid={self.seeded['cookies'][name]}; csrf={TOKEN}"
        return self.client.post(path, data={"csrfmiddlewaretoken": TOKEN, **given}, headers={"Cookie": cookie})

    def ask(self, query: str, *values: object) -> list[tuple]:
        """The rows a query gives, or none for a change, which is committed."""
        opened = (
            psycopg.connect(self.house.database)
            if self.house.database
            else sqlite3.connect(self.house.home / "guildhouse.sqlite3", timeout=20)
        )
        with closing(opened) as connection:
            if self.house.database:  # without values a percent sign is one
                done = connection.execute(query.replace("?", "%s"), values or None)
            else:
                done = connection.execute(query, values)
            rows = done.fetchall() if done.description else []
            connection.commit()
            return rows

    def forget_tries(self) -> None:
        """What was counted against limits is forgotten: a race that many turns repeat is not about them."""
        FileStore(self.house.home / "throttle.sqlite3").clear_all()

    def new_topic(self, by: int = 0, **more: str) -> int:
        """A topic of this race's own, with three replies; answers its number."""
        given = {"title": "A", "body": "B", "kind": "question", **more}
        path = self.act(by, "/spaces/room/topics/new/", **given).headers["location"]
        topic = int(path.split("/")[2].split("-")[0])
        for person in (1, 2, 3):
            self.act(person, f"/topics/{topic}/replies/", body=f"Reply of {person}")
        return topic

    def posts_of(self, topic: int) -> list[int]:
        return [pk for (pk,) in self.ask("SELECT id FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)]


def seed(house: object) -> Room:
    done = house.run("tests/races/furnishing.py", str(PEOPLE))
    assert done.returncode == 0, done.stderr
    return Room(house, json.loads(done.stdout.splitlines()[-1]))


def all_at_once(*acts: Callable[[], httpx.Response]) -> list[httpx.Response]:
    """Begins all acts together, each on a thread and a connection of its own; answers what the house answered.

    By the turn's chance all begin at the same instant, or some a few milliseconds after the others.
    """
    barrier, answers = threading.Barrier(len(acts)), [httpx.Response(0)] * len(acts)
    waits = [chance.random() * LATEST if chance.random() < 0.5 else 0.0 for _act in acts]

    def run(place: int, act: Callable[[], httpx.Response]) -> None:
        barrier.wait()
        time.sleep(waits[place])
        answers[place] = act()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    return answers


def at_once(*acts: Callable[[], httpx.Response]) -> list[int]:
    """The statuses of acts that begin together."""
    return [answer.status_code for answer in all_at_once(*acts)]


def says(answer: httpx.Response, words: str) -> bool:
    """Whether a refusal is worded on the page its loser gets, apostrophes and all."""
    return words in unescape(answer.text)


def counted(statuses: list[int]) -> dict[int, int]:
    return dict(sorted(Counter(statuses).items()))
