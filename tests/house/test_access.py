"""Every route against every kind of person, in open, guarded and hidden spaces."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from guildhouse.discussions.actions import Poll
from guildhouse.moderation.actions import flag_thing
from guildhouse.moderation.models import Decision
from guildhouse.spaces.models import EntryRequest
from tests.factories import (
    CommitmentFactory,
    DecisionFactory,
    GatheringFactory,
    GroupFactory,
    KudosFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
    PostFactory,
    RequestFactory,
    SpaceFactory,
    SpaceMembershipFactory,
    SpeakerFactory,
    TalkFactory,
    TopicFactory,
)
from tests.house.access import ABSENT, ENTER, HOSTS, NO, OK, OWN, PUBLIC, RULES, TABLE
from tests.house.persons import PEOPLE, expected

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOT_FOR_GET = "not this way"
LEAST_CELLS = 3_000


class World:
    """A space of one rule with a topic in it, and one person of every kind."""

    def __init__(self, rule: str) -> None:
        self.space = SpaceFactory(join_rule="open", slug="the-space")
        self.people = {
            "visitor": None,
            "suspended": MemberFactory(handle="suspended"),
            "waiting": MemberFactory(handle="waiting", status="waiting"),
            "stranger": MemberFactory(handle="stranger"),
            "insider": self._inside("insider"),
            "author": self._inside("author"),
            "keeper": self._inside("keeper", role="host"),
            "host": MemberFactory(handle="host", role="host"),
        }
        MemberFactory(handle="newcomer")
        author = self.people["author"]
        asked = {"space": self.space, "kind": "question", "poll": Poll("Which?", ("a", "b"))}
        self.topic = TopicFactory(by=author, **asked)
        asker = MemberFactory(joined_at=timezone.now() - timedelta(days=400))  # whose first words these are not
        self.unanswered = TopicFactory(space=self.space, by=asker, kind="question")
        self.other = TopicFactory(space=self.space, by=author)
        self.post = PostFactory(topic=self.topic, by=author)
        self.talk = TalkFactory(one=self.people["insider"], other=author)
        MessageFactory(conversation=self.talk, by=author)
        self.group = GroupFactory(by=self.people["insider"], people=[author, self.people["keeper"]])
        self.asked = RequestFactory(by=self.people["stranger"], to=author)
        self.organisation = OrganisationFactory(by=self.people["host"])
        self.speaking = SpeakerFactory(organisation=self.organisation, by=self.people["author"])
        self.gathering = GatheringFactory(space=self.space, by=author)
        self.weighed = DecisionFactory(by=self.people["insider"], asked=[author])
        self.kudos = KudosFactory(by=self.people["insider"], to=[author])
        self.promised = CommitmentFactory(by=self.people["insider"], to=[author])
        self.request = EntryRequest.objects.create(space=self.space, member=MemberFactory())
        self.item = flag_thing("post", self.post.pk, by=MemberFactory(), reason="spam").item
        self.decision = Decision.objects.create(item=self.item, act="hide", about=author, item_version=1)
        type(self.space).objects.filter(pk=self.space.pk).update(join_rule=rule)

    def _inside(self, handle: str, role: str = "member"):
        return SpaceMembershipFactory(space=self.space, member=MemberFactory(handle=handle), role=role).member

    def name(self, word: str) -> object:
        things = {
            "space": self.space.slug,
            "topic": self.topic.pk,
            "topic_slug": self.topic.slug,
            "post": self.post.pk,
            "desk_topic": self.unanswered.pk,
            "other": self.other.pk,
            "request": self.request.pk,
            "post_kind": "post",
            "item": self.item.pk,
            "decision": self.decision.pk,
            "promised": self.promised.pk,
            "weighed": self.weighed.pk,
            "weighing": self.weighed.perspectives.get().pk,
            "talk": self.talk.pk,
            "asked": self.asked.pk,
            "group": self.group.pk,
            "said": self.talk.messages.get(number=1).pk,
            "answered": self.talk.messages.get(number=2).pk,
            "gathering": self.gathering.pk,
            "organisation": self.organisation.slug,
            "speaking": self.speaking.pk,
            "option": self.topic.poll.questions.get().options.first().pk,
        }
        return things.get(word, word)


def _routes(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif not str(pattern.pattern).startswith("api/"):
            yield from _routes(pattern)


def _answer(response) -> str:
    if response.status_code == 302 and response.url.startswith("/accounts/login/"):
        return ENTER
    return {403: NO, 404: ABSENT, 401: ENTER, 405: NOT_FOR_GET}.get(
        response.status_code, OK if response.status_code < 500 else "broken"
    )


def test_every_route_is_declared_once():
    declared = [*TABLE, *PUBLIC, *OWN, *HOSTS]
    assert sorted({route.name for route in _routes()}) == sorted(declared)


@pytest.mark.gates
@pytest.mark.parametrize("rule", RULES)
def test_every_route_opens_to_whom_its_rule_says(rule):
    """Status × trust × role × ownership: one world, every request in a transaction that is taken back."""
    world = World(rule)
    clients = {role: _sign_in(member) for role, member in world.people.items()}
    wrong = {}
    for name, (method, opens_to, named, sent) in sorted(TABLE.items()):
        address = reverse(name, kwargs={key: world.name(word) for key, word in named.items()})
        values = {key: world.name(word) for key, word in sent.items()}
        for person in PEOPLE:
            answer = _ask(world, clients[person.role], person, method, address, values)
            if answer != (due := expected(person, opens_to, rule)):
                wrong[f"{name} for {person}"] = f"{answer}, not {due}"
    assert wrong == {}


def test_the_matrix_is_as_large_as_promised():
    assert len(TABLE) * len(RULES) * len(PEOPLE) >= LEAST_CELLS


def _sign_in(member) -> Client:
    client = Client()
    if member is not None:
        client.force_login(member)
    return client


def _ask(world, client, person, method, address, values) -> str:
    cache.clear()
    with transaction.atomic():
        if (member := world.people[person.role]) is not None:
            type(member).objects.filter(pk=member.pk).update(status=person.status, trust=person.trust)
        answer = _answer(getattr(client, method)(address, values))
        transaction.set_rollback(True)
    return answer


def test_routes_of_members_ask_visitors_to_sign_in(client):
    for route in _routes():
        if route.name in OWN | HOSTS:
            assert _answer(client.get(_filled(route))) == ENTER, route.name
            assert _answer(client.post(_filled(route))) == ENTER, route.name


def test_routes_of_hosts_are_refused_to_members(as_member):
    for route in _routes():
        if route.name in HOSTS:
            for ask in (as_member.get, as_member.post):
                assert _answer(ask(_filled(route))) in {NO, ABSENT, NOT_FOR_GET}, route.name


def _filled(route) -> str:
    """The route's address with a value of the right kind for each of its parts."""
    sample = {"int": 1, "id": 1, "slug": "x", "str": "x"}
    parts = {name: sample.get(type(kind).__name__.removesuffix("Converter").lower().replace("string", "str"), "x")
             for name, kind in route.pattern.converters.items()}  # fmt: skip
    if not route.pattern.converters and route.pattern.regex.groupindex:
        parts = dict.fromkeys(route.pattern.regex.groupindex, "0" * 32)
    return reverse(route.name, kwargs=parts)
