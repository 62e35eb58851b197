"""Tags and kinds: seen on the topic, followed to a list, and said by the list that is narrowed by them."""

import pytest

from guildhouse.discussions.actions import start_topic
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tagged(space, member):
    return start_topic(space, by=member, title="Dates", body="b", kind="question", tags=["road maps", "métier"])


def test_topic_shows_its_tags_as_links(client, tagged):
    page = client.get(tagged.get_absolute_url()).content.decode()
    assert 'href="/topics/?tag=road-maps"' in page
    assert 'href="/topics/?tag=m%C3%A9tier"' in page


def test_topic_without_tags_shows_none(client, space):
    assert "/topics/?tag=" not in client.get(TopicFactory(space=space).get_absolute_url()).content.decode()


def test_list_says_by_what_it_is_narrowed_and_how_to_widen_it(client, tagged, space):
    TopicFactory(space=space, title="Untagged")
    page = client.get("/topics/?tag=road-maps&kind=question").content.decode()
    assert "Dates" in page
    assert "Untagged" not in page
    assert 'href="?sort=latest&amp;kind=question"' in page
    assert 'href="?sort=latest&amp;tag=road-maps"' in page


def test_lists_can_be_narrowed_to_a_kind(client, tagged, space):
    TopicFactory(space=space, title="A talk", kind="discussion")
    for place in ("/topics/", space.get_absolute_url()):
        page = client.get(place).content.decode()
        assert 'href="?sort=latest&amp;kind=proposal"' in page
        page = client.get(f"{place}?kind=question").content.decode()
        assert "A talk" not in page
    assert client.get("/topics/?kind=magic").status_code == 200
