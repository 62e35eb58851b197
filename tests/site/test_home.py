"""The front for members."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.kernel.ports.today import TodayItem, today_sources
from tests.factories import PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_home_shows_a_member_unanswered_questions_first(as_member):
    TopicFactory(kind="question", title="Who can help?")
    page = as_member.get("/").content.decode()
    assert "Nobody has answered these yet" in page
    assert "Who can help?" in page


def test_home_does_not_ask_a_member_to_answer_themselves(as_member, member):
    TopicFactory(kind="question", title="Who can help?", by=member)
    assert "Nobody has answered these yet" not in as_member.get("/").text


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


def test_home_shows_a_new_member_the_way_until_they_have_gone_it(as_member, member):
    type(member).objects.filter(pk=member.pk).update(trust=0)
    page = as_member.get("/").text
    assert "Your first days here" in page
    assert "Answer somebody" not in page  # nobody waits
    TopicFactory(kind="question")
    assert "Answer somebody" in as_member.get("/").text
    for change in ({"trust": 1}, {"trust": 0, "joined_at": timezone.now() - timedelta(days=15)}):
        type(member).objects.filter(pk=member.pk).update(**change)
        assert "Your first days here" not in as_member.get("/").text


def test_home_shows_what_is_due_in_the_order_of_its_time(as_member, monkeypatch):
    monkeypatch.setitem(
        today_sources._entries,
        "test",
        lambda _member: [TodayItem("Thank Ingrid", "/x/", "test", "sun", why="She gave an hour")],
    )
    page = as_member.get("/").content.decode()
    assert "One thing for you today" in page
    assert "She gave an hour" in page
