"""From the page to the others: what limits and first looks mean to somebody at a browser, journey by journey."""

import pytest
from django.core.cache import cache

from guildhouse.kernel.models import Pulse
from guildhouse.kernel.ports.gates import open_gates
from guildhouse.members.models import Profile
from guildhouse.moderation.models import HeldWords, Item
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.queries.searching import Wishes, search
from tests.factories import MemberFactory, SpaceFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.gates]
MARK = "zanzibarish"
LINKED = f"I wrote about {MARK} here: https://blog.example/why"
PROFILE = {"name": "Ana", "handle": "ana", "headline": "PM", "about": "Maps", "time_zone": "Lisbon", "languages": ""}


@pytest.fixture
def newcomer(db):
    return MemberFactory(trust=0, handle="ana", name="Ana")


@pytest.fixture
def asked(db):
    with open_gates():
        return TopicFactory(by=MemberFactory(trust=2), space=SpaceFactory(slug="talk"))


def page(client, address, reader=None):
    client.logout()
    if reader is not None:
        client.force_login(reader)
    return client.get(address).content.decode()


def decide(client, held, by, **given):
    item = Item.objects.get(kind="held", object_id=held.pk)
    client.force_login(by)
    return client.post(f"/moderation/{item.pk}/", {"seen": item.version, "thing_seen": held.version, **given})


def test_words_that_wait_are_their_authors_alone_until_a_host_lets_them_through(client, newcomer, asked, host, deliver):
    topic, other = asked.get_absolute_url(), MemberFactory(trust=2)
    client.force_login(newcomer)
    before = Pulse.objects.filter(channel=f"topic:{asked.pk}").count()
    sent = client.post(f"/topics/{asked.pk}/replies/", {"body": LINKED, "form_key": "k" * 12})
    deliver()
    held = HeldWords.objects.get()
    assert sent.url == held.get_absolute_url()
    assert MARK in page(client, sent.url, newcomer)
    assert (asked.posts.count(), Pulse.objects.filter(channel=f"topic:{asked.pk}").count()) == (1, before)
    places = [
        topic,
        "/topics/",
        "/",
        "/notices/",
        "/members/ana/",
        f"/topics/{asked.pk}/feed/",
        "/topics/feed/",
        sent.url,
    ]
    for reader in (None, other, asked.author):
        assert [place for place in places if MARK in page(client, place, reader)] == []
        assert search(parse_query(MARK), Wishes(viewer=reader, language="en")).hits == []
    answer = decide(client, held, host, act="let_through")
    assert answer.status_code == 302, answer.content.decode()
    deliver()
    assert MARK in page(client, topic, other)
    assert MARK in page(client, "/notices/", asked.author) or "Ana" in page(client, "/notices/", asked.author)
    assert "What you wrote is posted" in page(client, "/notices/", newcomer)
    assert "A host has decided about" not in page(client, "/notices/", newcomer), "told once is enough"
    assert len(search(parse_query(MARK), Wishes(viewer=other, language="en")).hits) == 1


def test_declined_words_come_back_with_the_reason_and_can_be_let_through_after_all(
    client, newcomer, asked, host, deliver
):
    client.force_login(newcomer)
    client.post(f"/topics/{asked.pk}/replies/", {"body": LINKED})
    held = HeldWords.objects.get()
    assert decide(client, held, host, act="decline", ground="spam", reason="").status_code == 422
    sent = {"act": "decline", "ground": "spam", "reason": "Say in a sentence what is behind the link."}
    assert decide(client, held, host, **sent).status_code == 302
    deliver()
    told = page(client, held.get_absolute_url(), newcomer)
    assert "Say in a sentence" in told
    assert MARK in told
    assert "declined what you wrote" in page(client, "/notices/", newcomer)
    decision = Item.objects.get(kind="held").decisions.get()
    client.force_login(host)
    answer = client.post(f"/moderation/decisions/{decision.pk}/reversal/", {"reason": "I read it again; it fits."})
    assert answer.status_code == 302
    deliver()
    assert MARK in page(client, asked.get_absolute_url())


def test_first_messages_are_limited_and_keep_their_words(client, newcomer):
    client.force_login(newcomer)
    for number, status in ((1, 302), (2, 429)):
        someone = MemberFactory()
        answer = client.post("/conversations/new/", {"to": someone.handle, "body": f"Hello, number {number} of mine"})
        assert answer.status_code == status
    assert "number 2 of mine" in answer.content.decode()
    assert "You can go on at" in answer.content.decode()


def test_profile_is_a_text_like_any_other(client, newcomer, host, deliver):
    client.force_login(newcomer)
    links = {f"link_{part}_{n}": f"{n}.example.org/" for n in (1, 2, 3) for part in ("label", "url")}
    refused = client.post("/settings/profile/", {**PROFILE, **links, "about": f"About {MARK}"})
    assert refused.status_code == 422
    assert "2 links into one text" in refused.content.decode()
    assert MARK in refused.content.decode()
    assert not Profile.objects.filter(member=newcomer, about__contains=MARK).exists()
    offer = "Earn $900 a week from home!!! Click http://quick-cash.top/join and text JOIN to claim your free bonus"
    assert client.post("/settings/profile/", {**PROFILE, "about": offer}).status_code == 302
    cache.clear()
    deliver()
    item = Item.objects.get(kind="member", object_id=newcomer.pk)
    assert item.source == Item.Source.CHECK
    assert newcomer.name in page(client, "/moderation/", host)
