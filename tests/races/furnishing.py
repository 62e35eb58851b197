"""A program for the races: puts people, spaces and topics into an empty house, and prints where they are as JSON."""

import json
import sys

import django

django.setup()

from importlib import import_module  # noqa: E402 - the apps have to be loaded first

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import transaction  # noqa: E402

from guildhouse.discussions.actions import Poll, post_reply, start_topic  # noqa: E402
from guildhouse.kernel.events.delivery import deliver_due  # noqa: E402
from guildhouse.members.models import JoinRequest  # noqa: E402
from guildhouse.spaces.actions.entering import admit_member  # noqa: E402
from guildhouse.spaces.models import EntryRequest  # noqa: E402
from tests.factories import MemberFactory, SpaceFactory  # noqa: E402

GUESTS = 24  # a crowd for events, in no space
sessions = import_module(settings.SESSION_ENGINE)


def sign_in(member) -> str:
    session = sessions.SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return session.session_key


@transaction.atomic
def furnish(people: int) -> dict:
    """Hosts `person-0` and on, three who wait to be let in, one who asks to enter a guarded space, a crowd of guests."""
    space, guarded = SpaceFactory(slug="room"), SpaceFactory(slug="guarded", join_rule="request")
    hosts = [MemberFactory(handle=f"person-{n}", name=f"Person {n}", role="host") for n in range(people)]
    waiting = [MemberFactory(handle=f"waiting-{n}", name=f"Waiting {n}", status="waiting") for n in range(3)]
    guests = [MemberFactory(handle=f"guest-{n}", name=f"Guest {n}") for n in range(GUESTS)]
    for host in hosts:
        admit_member(space, host, "host")
        admit_member(guarded, host, "host")
    for member in waiting:
        JoinRequest.objects.create(member=member, words="Please")
    poll = Poll("Which?", ("one", "two"))
    topic = start_topic(space, by=hosts[0], title="First", body="Words", kind="question", poll=poll)
    other = start_topic(space, by=hosts[0], title="Second", body="Words")
    posts = [post_reply(topic, by=hosts[n], body=f"Reply {n}").pk for n in (1, 2, 3)]
    post_reply(other, by=hosts[1], body="Another")
    entry = EntryRequest.objects.create(space=guarded, member=MemberFactory(handle="asking", name="Asking"))
    return {
        "topic": topic.pk, "other": other.pk, "posts": posts, "entry": entry.pk, "space": space.pk,
        "cookies": {member.handle: sign_in(member) for member in [*hosts, *guests, *waiting]},
        "ids": [host.pk for host in hosts],
        "options": list(topic.poll.questions.get().options.values_list("pk", flat=True)),
    }  # fmt: skip


furnished = furnish(int(sys.argv[1]))
while deliver_due():
    pass
sys.stdout.write(json.dumps(furnished) + "\n")
