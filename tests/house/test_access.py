"""Every route against every kind of person, in open, guarded and hidden spaces."""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from guildhouse.discussions.actions import Poll
from guildhouse.moderation.actions import flag_thing
from guildhouse.moderation.models import Decision
from guildhouse.spaces.models import EntryRequest
from tests.factories import (
    DecisionFactory,
    GatheringFactory,
    GroupFactory,
    KudosFactory,
    MemberFactory,
    MessageFactory,
    PostFactory,
    RequestFactory,
    SpaceFactory,
    SpaceMembershipFactory,
    TalkFactory,
    TopicFactory,
)
from tests.house.access import ABSENT, ENTER, HOSTS, NO, OK, OWN, PEOPLE, PUBLIC, RULES, TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOT_FOR_GET = "not this way"


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
        self.other = TopicFactory(space=self.space, by=author)
        self.post = PostFactory(topic=self.topic, by=author)
        self.talk = TalkFactory(one=self.people["insider"], other=author)
        MessageFactory(conversation=self.talk, by=author)
        self.group = GroupFactory(by=self.people["insider"], people=[author, self.people["keeper"]])
        self.asked = RequestFactory(by=self.people["stranger"], to=author)
        self.gathering = GatheringFactory(space=self.space, by=author)
        self.weighed = DecisionFactory(by=self.people["insider"], asked=[author])
        self.kudos = KudosFactory(by=self.people["insider"], to=[author])
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
            "other": self.other.pk,
            "request": self.request.pk,
            "post_kind": "post",
            "item": self.item.pk,
            "decision": self.decision.pk,
            "weighed": self.weighed.pk,
            "weighing": self.weighed.perspectives.get().pk,
            "talk": self.talk.pk,
            "asked": self.asked.pk,
            "group": self.group.pk,
            "said": self.talk.messages.get(number=1).pk,
            "answered": self.talk.messages.get(number=2).pk,
            "gathering": self.gathering.pk,
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


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", sorted(TABLE))
def test_route_opens_to_whom_its_rule_says(client, name, rule):
    method, opens_to, named, sent = TABLE[name]
    world = World(rule)
    address = reverse(name, kwargs={key: world.name(word) for key, word in named.items()})
    values = {key: world.name(word) for key, word in sent.items()}
    answers = {}
    for person in PEOPLE:
        client.cookies.clear()
        if (member := world.people[person]) is not None:
            client.force_login(member)
        if person == "suspended":
            type(member).objects.filter(pk=member.pk).update(status="suspended")
        with transaction.atomic():
            answers[person] = _answer(getattr(client, method)(address, values))
            transaction.set_rollback(True)
    assert answers == {person: opens_to(person, rule) for person in PEOPLE}


@pytest.mark.parametrize("name", sorted(OWN | HOSTS))
def test_route_of_members_asks_visitors_to_sign_in(client, name):
    route = next(one for one in _routes() if one.name == name)
    assert _answer(client.get(_filled(route))) == ENTER
    assert _answer(client.post(_filled(route))) == ENTER


@pytest.mark.parametrize("name", sorted(HOSTS))
def test_route_of_hosts_is_refused_to_members(as_member, name):
    route = next(one for one in _routes() if one.name == name)
    address = _filled(route)
    assert _answer(as_member.get(address)) in {NO, ABSENT, NOT_FOR_GET}
    assert _answer(as_member.post(address)) in {NO, ABSENT, NOT_FOR_GET}


def _filled(route) -> str:
    """The route's address with a value of the right kind for each of its parts."""
    sample = {"int": 1, "id": 1, "slug": "x", "str": "x"}
    parts = {name: sample.get(type(kind).__name__.removesuffix("Converter").lower().replace("string", "str"), "x")
             for name, kind in route.pattern.converters.items()}  # fmt: skip
    if not route.pattern.converters and route.pattern.regex.groupindex:
        parts = dict.fromkeys(route.pattern.regex.groupindex, "0" * 32)
    return reverse(route.name, kwargs=parts)
