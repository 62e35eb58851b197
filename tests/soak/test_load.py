"""Many people read and write at once for minutes: no page fails, nothing is locked, no acknowledged reply is lost."""

import random
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import quantiles

import httpx
import pytest

from tests.races.people import PEOPLE, TOKEN, seed
from tests.soak.amounts import CLIENTS, MINUTES, note

pytestmark = pytest.mark.soak
MOST_REPLIES = 20_000  # of all clients together, so that a fast machine ends too
PAUSE = 0.2  # seconds between two requests of one client, at most
WORDS = ("roadmap", "reply", "words", "decision", "nothing-of-the-kind")


@dataclass
class Load:
    """What all clients were told, and how long it took."""

    until: float
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def is_over(self):
        return time.monotonic() > self.until or len(self.acknowledged) > MOST_REPLIES


class Client:
    """One person at a browser: mostly reads, sometimes answers; the first of each three is a visitor who only reads."""

    def __init__(self, room, load, number, topics):
        self.room, self.load, self.number, self.topics = room, load, number, topics
        self.chance = random.Random(number)  # noqa: S311 - what is read is no secret
        self.is_visitor = number % 3 == 0

    def run(self):
        headers = {} if self.is_visitor else {"Cookie": self._cookie()}
        with httpx.Client(base_url=self.room.house.address, timeout=300, verify=False, headers=headers) as client:  # noqa: S501 - no TLS on loopback
            for turn in range(1_000_000):
                if self.load.is_over:
                    return
                self._act(client, turn)
                time.sleep(self.chance.random() * PAUSE)

    def _cookie(self):
        return f"sid={self.room.seeded['cookies'][f'person-{self.number % PEOPLE}']}; csrf={TOKEN}"

    def _act(self, client, turn):
        topic = self.chance.choice(self.topics)
        if not self.is_visitor and self.chance.random() < 0.3:
            words = f"load {self.number}-{turn}"
            given = {"csrfmiddlewaretoken": TOKEN, "body": words, "form_key": words}
            answer = self._timed("reply", lambda: client.post(f"/topics/{topic}/replies/", data=given))
            if answer is not None and answer.status_code == 302:
                self.load.acknowledged.append(words)
            return
        page = self.chance.choice(
            ("/", "/topics/", "/spaces/room/", f"/topics/{topic}/", f"/search/?q={self.chance.choice(WORDS)}")
        )
        kind = "topic" if page.startswith(f"/topics/{topic}") else page.partition("?")[0]
        self._timed(kind, lambda: client.get(page, follow_redirects=True))

    def _timed(self, kind, ask):
        began = time.perf_counter()
        try:
            answer = ask()
        except httpx.TransportError as error:
            self.load.broken.append(f"{kind}: {type(error).__name__}")
            return None
        self.load.seconds[kind].append(time.perf_counter() - began)
        self.load.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.load.broken.append(f"{kind}: {answer.status_code}")
        return answer


def test_house_under_load_answers_everybody_and_loses_nothing(house):
    room = seed(house)
    serving = house.start("-m", "guildhouse.config.cli", "serve")
    house.wait_for(f"{house.address}/healthz", seconds=300)
    topics = [room.seeded["topic"], *(room.new_topic() for _n in range(9))]
    before = room.ask("SELECT COUNT(*) FROM discussions_post")[0][0]
    load = Load(time.monotonic() + MINUTES * 60)
    began = time.monotonic()
    clients = [threading.Thread(target=Client(room, load, number, topics).run) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join(MINUTES * 60 + 300)
    took = time.monotonic() - began
    assert load.broken == []
    assert set(load.statuses) <= {200, 302, 429}
    assert [line for line in serving.stdout.said if "locked" in line or "Traceback" in line] == []
    assert_nothing_is_lost(room, load, before)
    note("load", clients=CLIENTS, seconds=round(took), requests=load.statuses.total(), replies=len(load.acknowledged),
         a_second=round(load.statuses.total() / took, 1), milliseconds={kind: percentiles(spent) for kind, spent in load.seconds.items()})  # fmt: skip


def assert_nothing_is_lost(room, load, before):
    bodies = Counter(body for (body,) in room.ask("SELECT body FROM discussions_post WHERE body LIKE 'load %'"))
    assert bodies == Counter(load.acknowledged)
    assert room.ask("SELECT COUNT(*) FROM discussions_post")[0][0] == before + len(load.acknowledged)
    gaps = room.ask(
        "SELECT t.id FROM discussions_topic t WHERE t.last_number <> (SELECT COUNT(*) FROM discussions_post p WHERE p.topic_id = t.id)"
    )
    assert gaps == []


def percentiles(spent):
    cuts = quantiles([*spent, *spent], n=100)
    return {
        "of": len(spent),
        **{f"p{n}": round(cuts[n - 1] * 1000) for n in (50, 95, 99)},
        "most": round(max(spent) * 1000),
    }
