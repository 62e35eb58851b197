"""Feeds: what everybody may read, unchanged answered as unchanged."""

import pytest
from lxml import etree

from tests.factories import PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _titles(response):
    return [entry.findtext(f"{ATOM}title") for entry in etree.fromstring(response.content).iter(f"{ATOM}entry")]


def test_feed_of_all_holds_open_talk_alone(client):
    TopicFactory(title="For everyone")
    for rule in ("hidden", "request"):
        inside = SpaceMembershipFactory(space__join_rule=rule)
        TopicFactory(space=inside.space, by=inside.member, title="Not for feeds")
        client.force_login(inside.member)
    assert _titles(client.get("/topics/feed/")) == ["For everyone"]


@pytest.mark.parametrize("rule", ["hidden", "request"])
def test_feed_of_a_closed_space_is_absent_even_for_its_members(client, rule):
    inside = SpaceMembershipFactory(space__join_rule=rule)
    topic = TopicFactory(space=inside.space, by=inside.member)
    client.force_login(inside.member)
    assert client.get(f"{inside.space.get_absolute_url()}feed/").status_code == 404
    assert client.get(f"/topics/{topic.pk}/feed/").status_code == 404


def test_feed_of_a_topic_holds_its_posts_newest_first(client, topic):
    PostFactory(topic=topic, body="The newest word")
    entries = list(etree.fromstring(client.get(f"/topics/{topic.pk}/feed/").content).iter(f"{ATOM}entry"))
    assert "The newest word" in entries[0].findtext(f"{ATOM}summary")
    assert len(entries) == 2


def test_feed_that_has_not_changed_answers_304(client, topic):
    first = client.get(f"/spaces/{topic.space.slug}/feed/")
    again = client.get(f"/spaces/{topic.space.slug}/feed/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert first["Last-Modified"].endswith("GMT")
