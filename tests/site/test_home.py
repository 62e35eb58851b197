"""The front for visitors and members."""

import pytest

from guildhouse.kernel.ports.today import TodayItem, today_sources
from tests.factories import PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_front_shows_a_visitor_what_is_alive_and_nothing_hidden(client):
    TopicFactory(title="A talk for everyone")
    inside = SpaceMembershipFactory(space__join_rule="hidden", space__name="Quiet corner")
    TopicFactory(space=inside.space, by=inside.member, title="A quiet talk")
    page = client.get("/").content.decode()
    assert "A talk for everyone" in page
    assert "A quiet talk" not in page
    assert "Quiet corner" not in page


def test_front_names_spaces_on_request_but_not_their_talk(client):
    inside = SpaceMembershipFactory(space__join_rule="request", space__name="Heads of product")
    TopicFactory(space=inside.space, by=inside.member, title="Behind the door")
    page = client.get("/").content.decode()
    assert "Heads of product" in page
    assert "Behind the door" not in page


def test_home_shows_a_member_unanswered_questions_first(as_member):
    TopicFactory(kind="question", title="Who can help?")
    page = as_member.get("/").content.decode()
    assert "Nobody has answered these yet" in page
    assert "Who can help?" in page


def test_home_forgets_a_question_once_it_is_answered(as_member):
    PostFactory(topic=TopicFactory(kind="question", title="Who can help?"))
    assert "Nobody has answered these yet" not in as_member.get("/").content.decode()


def test_home_costs_the_same_with_few_and_many_topics(as_member, django_assert_num_queries):
    space = SpaceFactory()
    TopicFactory(space=space, kind="question")
    as_member.get("/")
    with django_assert_num_queries(QUERIES):
        as_member.get("/")
    for _ in range(12):
        TopicFactory(space=space, kind="question")
    with django_assert_num_queries(QUERIES):
        as_member.get("/")


QUERIES = 13


def test_home_shows_what_is_due_in_the_order_of_its_time(as_member, monkeypatch):
    monkeypatch.setitem(
        today_sources._entries,
        "test",
        lambda _member: [TodayItem("Thank Ingrid", "/x/", "test", "sun", why="She gave an hour")],
    )
    page = as_member.get("/").content.decode()
    assert "One thing for you today" in page
    assert "She gave an hour" in page
