"""Remembered pages for visitors: quick, fresh after any change, and never a member's."""

import io

import pytest
from django.http import FileResponse, HttpResponse

from guildhouse.kernel.visitor_pages import VisitorPages
from guildhouse.spaces.actions import change_space
from tests.factories import PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _remembering(settings):
    settings.VISITOR_PAGES = True


def test_visitor_page_is_answered_again_without_being_made(client, topic, django_assert_num_queries):
    first = client.get(topic.get_absolute_url())
    with django_assert_num_queries(1):
        again = client.get(topic.get_absolute_url())
    assert again.content == first.content
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_visitor_page_not_changed_is_answered_304(client, topic):
    mark = client.get(topic.get_absolute_url())["ETag"]
    again = client.get(topic.get_absolute_url(), headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")


def test_visitor_page_shows_a_new_reply_at_once(client, topic):
    client.get(topic.get_absolute_url())
    PostFactory(topic=topic, body="A fresh word")
    assert b"A fresh word" in client.get(topic.get_absolute_url()).content


def test_visitor_page_of_a_space_that_became_hidden_is_gone_at_once(client):
    inside = SpaceMembershipFactory(role="host")
    topic = TopicFactory(space=inside.space, by=inside.member)
    assert client.get(topic.get_absolute_url()).status_code == 200
    change_space(inside.space, by=inside.member, join_rule="hidden")
    assert client.get(topic.get_absolute_url()).status_code == 404


def test_members_page_is_never_kept_nor_given_to_a_visitor(client, member, topic):
    client.force_login(member)
    mine = client.get(topic.get_absolute_url())
    assert member.name.encode() in mine.content
    client.logout()
    client.cookies.clear()
    assert member.name.encode() not in client.get(topic.get_absolute_url()).content
    client.force_login(member)
    assert member.name.encode() in client.get(topic.get_absolute_url()).content


def test_answer_that_sets_a_cookie_is_not_kept(rf):
    answers = iter(("first", "second"))

    def answer(_request):
        response = HttpResponse(next(answers))
        response.set_cookie("sid", "x")
        return response

    pages = VisitorPages(answer)
    assert [pages(rf.get("/")).content for _ in range(2)] == [b"first", b"second"]


def test_pages_in_two_languages_are_kept_apart(client, topic):
    english = client.get(topic.get_absolute_url(), headers={"Accept-Language": "en"}).content
    french = client.get(topic.get_absolute_url(), headers={"Accept-Language": "fr"}).content
    assert b'lang="en"' in english
    assert b'lang="fr"' in french


def test_visitor_gets_a_file_that_is_no_page_as_it_is(rf):
    answer = VisitorPages(lambda _request: FileResponse(io.BytesIO(b"a picture")))(rf.get("/avatars/one.webp"))
    assert b"".join(answer.streaming_content) == b"a picture"
