"""The front for members."""

import pytest

from guildhouse.kernel.ports.today import TodayItem, today_sources
from tests.factories import PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_home_shows_a_member_unanswered_questions_first(as_member):
    TopicFactory(kind="question", title="Who can help?")
    page = as_member.get("/").content.decode()
    assert "Nobody has answered these yet" in page
    assert "Who can help?" in page


def test_home_forgets_a_question_once_it_is_answered(as_member):
    PostFactory(topic=TopicFactory(kind="question", title="Who can help?"))
    assert "Nobody has answered these yet" not in as_member.get("/").content.decode()


@pytest.mark.any_database
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
