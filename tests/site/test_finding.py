"""What search engines and those who share a link get: only what strangers may read, under one true address."""

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from guildhouse.discussions.actions import accept_answer
from guildhouse.members.models import Community, Profile
from guildhouse.site.views import finding
from tests.factories import (
    GatheringFactory,
    MemberFactory,
    PostFactory,
    SpaceFactory,
    SpaceMembershipFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
THING = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_ADDRESS = SITE


def close():
    Community.objects.update_or_create(pk=1, defaults={"is_public": False})
    cache.clear()


def thing_on(client, address):
    return json.loads(THING.search(client.get(address).text)[1])


def test_question_with_an_answer_says_so_by_schema_org(client):
    topic = TopicFactory(kind="question", title="What </script><b> helped?", body="I <i>wonder</i>.")
    for _ in range(24):
        PostFactory(topic=topic, by=topic.author)
    last = PostFactory(topic=topic, by=MemberFactory(name="Tomás"), body="Asking what it is for.")
    accept_answer(last, by=topic.author)
    page = client.get(topic.get_absolute_url()).text
    assert f'<link rel="canonical" href="{SITE}{topic.get_absolute_url()}">' in page
    assert "</script><b>" not in page
    said = thing_on(client, topic.get_absolute_url())
    assert said["@type"] == "QAPage"
    assert said["mainEntity"]["name"] == topic.title
    accepted = said["mainEntity"]["acceptedAnswer"]
    assert (accepted["text"], accepted["author"]["name"]) == ("Asking what it is for.", "Tomás")
    assert accepted["url"] == f"{SITE}/posts/{last.pk}/"


def test_talk_and_events_say_what_they_are(client):
    space = SpaceFactory(allows_pseudonyms=True)
    topic = TopicFactory(space=space, by=MemberFactory(name="Quellworth"), pseudonym="Quiet Heron")
    said = thing_on(client, topic.get_absolute_url())
    assert said["@type"] == "DiscussionForumPosting"
    assert said["author"] == {"@type": "Person", "name": "Quiet Heron"}
    event = GatheringFactory(title="Pitch night", link="https://meet.example.org/secret", way="both")
    assert thing_on(client, event.get_absolute_url())["name"] == "Pitch night"
    assert "meet.example.org" not in client.get(event.get_absolute_url()).text
    assert thing_on(client, "/")["@graph"][0]["@type"] == "Organization"


def test_what_is_not_meant_to_be_found_says_so(client):
    shown, hiding = MemberFactory(), MemberFactory()
    Profile.objects.create(member=shown, about="Hello", about_html="<p>Hello</p>", shown={"about": "everyone"})
    Profile.objects.create(member=hiding, about="Hello", about_html="<p>Hello</p>")
    guarded = SpaceFactory(join_rule="request")
    noindex = '<meta name="robots" content="noindex">'
    for address in (
        "/search/?q=a",
        "/accounts/login/",
        hiding.get_absolute_url(),
        guarded.get_absolute_url() + "about/",
    ):
        assert noindex in client.get(address).text, address
    for address in ("/", "/topics/", "/spaces/", "/events/", "/community/", shown.get_absolute_url()):
        page = client.get(address).text
        assert noindex not in page, address
        assert f'href="{SITE}{address}"' in page


def test_sitemap_names_what_is_open_and_nothing_else(client, monkeypatch):
    monkeypatch.setattr(finding, "A_PAGE", 1_000_000)
    kept, gone = TopicFactory(), TopicFactory()
    type(gone).objects.filter(pk=gone.pk).update(deleted_at=gone.created_at)
    inside = SpaceMembershipFactory(space__join_rule="request")
    hidden = TopicFactory(space=inside.space, by=inside.member)
    event = GatheringFactory(space=inside.space, by=inside.member)
    index = client.get("/sitemap.xml").text
    parts = re.findall(rf"<loc>{SITE}(/sitemaps/[^<]*)</loc>", index)
    assert {"/sitemaps/house-1.xml", "/sitemaps/topics-1.xml", "/sitemaps/events-1.xml"} <= set(parts)
    said = "".join(client.get(part).text for part in parts)
    assert f"<loc>{SITE}{kept.get_absolute_url()}</loc><lastmod>" in said
    assert f"<loc>{SITE}/topics/</loc>" in said
    for absent in (gone, hidden, event, inside.space, inside.member):
        assert absent.get_absolute_url() not in said
    assert client.get("/sitemaps/topics-2.xml").status_code == 404
    assert client.get("/sitemaps/nothing-1.xml").status_code == 404


def test_sitemap_goes_by_numbers_so_that_it_counts_nothing(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(finding, "A_PAGE", 2)
    topics = [TopicFactory() for _ in range(4)]
    page = -(-topics[-1].pk // 2)
    with django_assert_max_num_queries(6):
        assert f"topics-{page}.xml" in client.get("/sitemap.xml").text
    assert topics[-1].get_absolute_url() in client.get(f"/sitemaps/topics-{page}.xml").text
    assert topics[0].get_absolute_url() not in client.get(f"/sitemaps/topics-{page}.xml").text


def test_robots_are_shown_the_sitemap_or_the_door(client):
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").text
    close()
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/sitemaps/topics-1.xml").status_code == 404


def test_strangers_of_a_closed_community_read_its_door_alone(as_member):
    client = Client()
    topic, event, attached = TopicFactory(), GatheringFactory(), "/attachments/" + "0" * 32 + "/"
    open_to_members = (
        topic.get_absolute_url(),
        event.get_absolute_url(),
        "/topics/",
        "/spaces/",
        "/events/",
        "/search/",
        "/topics/feed/",
    )
    close()
    for address in (*open_to_members, topic.space.get_absolute_url(), attached):
        answer = client.get(address)
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/accounts/login/"), address
    for address in ("/", "/community/", "/community/guidelines/", "/accounts/login/", "/accounts/signup/", "/healthz"):
        assert client.get(address).status_code == 200, address
    assert '<link rel="canonical"' not in client.get("/community/").text
    for address in open_to_members:
        assert as_member.get(address).status_code == 200, address
