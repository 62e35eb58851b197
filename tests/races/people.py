"""People of a house made for a race: seeded by a program of its own, signed in with cookies, acting over HTTP at once."""

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

import httpx
import psycopg

PEOPLE = 6
TOKEN = "a" * 32
SEED = """
import json, sys
import django
django.setup()
from importlib import import_module
from django.db import transaction
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from guildhouse.discussions.actions import Poll, post_reply, start_topic
from guildhouse.kernel.events.delivery import deliver_due
from guildhouse.members.models import Member
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.models import EntryRequest
from tests.factories import MemberFactory, SpaceFactory

sessions = import_module(settings.SESSION_ENGINE)
@transaction.atomic
def furnish():
    global topic, other, posts, entry, space, cookies
    space = SpaceFactory(slug="room")
    guarded = SpaceFactory(slug="guarded", join_rule="request")
    cookies = {}
    people = [MemberFactory(handle=f"person-{n}", name=f"Person {n}", role="host") for n in range(PEOPLE)]
    for person in people:
        admit_member(space, person, "host")
        admit_member(guarded, person, "host")
        session = sessions.SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        cookies[person.handle] = session.session_key
    poll = Poll("Which?", ("one", "two"))
    topic = start_topic(space, by=people[0], title="First", body="Words", kind="question", poll=poll)
    other = start_topic(space, by=people[0], title="Second", body="Words")
    posts = [post_reply(topic, by=people[n], body=f"Reply {n}").pk for n in (1, 2, 3)]
    post_reply(other, by=people[1], body="Another")
    asking = MemberFactory(handle="asking", name="Asking")
    entry = EntryRequest.objects.create(space=guarded, member=asking)

furnish()
while deliver_due():
    pass
print(json.dumps({
    "topic": topic.pk, "slug": topic.slug, "other": other.pk, "posts": posts, "cookies": cookies, "entry": entry.pk,
    "options": list(topic.poll.questions.get().options.values_list("pk", flat=True)), "space": space.pk,
}))
"""


@dataclass
class Room:
    """A seeded house: its people act, and its database is asked afterwards."""

    house: object
    seeded: dict = field(default_factory=dict)

    def act(self, person: int, path: str, **given: object) -> httpx.Response:
        cookies = {"sid": self.seeded["cookies"][f"person-{person}"], "csrf": TOKEN}
        values = {"csrfmiddlewaretoken": TOKEN, **given}
        with httpx.Client(base_url=self.house.address, cookies=cookies, timeout=60) as client:
            return client.post(path, data=values)

    def ask(self, query: str, *values: object) -> list[tuple]:
        opened = (
            psycopg.connect(self.house.database)
            if self.house.database
            else sqlite3.connect(self.house.home / "guildhouse.sqlite3", timeout=20)
        )
        with closing(opened) as connection:
            return connection.execute(query.replace("?", "%s") if self.house.database else query, values).fetchall()

    def new_topic(self, by: int = 0) -> int:
        """A topic of this race's own, with three replies; answers its number."""
        path = self.act(by, "/spaces/room/topics/new/", title="A", body="B", kind="question").headers["location"]
        topic = int(path.split("/")[2].split("-")[0])
        for person in (1, 2, 3):
            self.act(person, f"/topics/{topic}/replies/", body=f"Reply of {person}")
        return topic

    def posts_of(self, topic: int) -> list[int]:
        return [pk for (pk,) in self.ask("SELECT id FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)]


def seed(house: object) -> Room:
    done = house.run("-c", SEED.replace("PEOPLE", str(PEOPLE)))
    assert done.returncode == 0, done.stderr
    return Room(house, json.loads(done.stdout.splitlines()[-1]))


def at_once(*acts: Callable[[], httpx.Response]) -> list[int]:
    """Begins all acts at the same instant, each on a thread and a connection of its own; answers their statuses."""
    barrier, statuses = threading.Barrier(len(acts)), [0] * len(acts)

    def run(place: int, act: Callable[[], httpx.Response]) -> None:
        barrier.wait()
        statuses[place] = act().status_code

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return statuses


def counted(statuses: list[int]) -> dict[int, int]:
    return dict(sorted(Counter(statuses).items()))
