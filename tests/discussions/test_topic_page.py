"""A topic's page, from the address to what is shown."""

import pytest

from guildhouse.discussions.actions import post_reply
from guildhouse.discussions.models import Post
from tests.factories import MemberFactory, PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_topic_page_shows_every_post_in_order(client, topic):
    for words in ("By asking what it is for.", "By showing the cost."):
        PostFactory(topic=topic, body=words)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert page.index("I would like to know.") < page.index("By asking") < page.index("By showing")


def test_topic_page_of_a_hidden_space_looks_absent_to_others(client, as_member):
    inside = SpaceMembershipFactory(space__join_rule="hidden")
    topic = TopicFactory(space=inside.space, by=inside.member, title="A quiet matter")
    for address in (topic.get_absolute_url(), f"/topics/{topic.pk}/", f"/posts/{topic.posts.get().pk}/"):
        response = as_member.get(address)
        assert response.status_code == 404
        assert b"quiet matter" not in response.content
    client.force_login(inside.member)
    assert b"A quiet matter" in client.get(topic.get_absolute_url()).content


def test_topic_page_answers_htmx_with_the_posts_alone(as_member, topic):
    response = as_member.get(topic.get_absolute_url(), headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert b'id="posts"' in response.content


def test_reply_is_posted_and_the_answer_lands_on_it(as_member, topic):
    response = as_member.post(f"/topics/{topic.pk}/replies/", {"body": "Ask **what** it is for."})
    post = Post.objects.get(topic=topic, number=2)
    assert response.url == f"{topic.get_absolute_url()}#post-2"
    assert "<strong>what</strong>" in post.html


def test_reply_without_words_is_refused_and_nothing_changes(as_member, topic):
    response = as_member.post(f"/topics/{topic.pk}/replies/", {"body": " \n"})
    assert response.status_code == 422
    assert "nothing to post yet" in response.content.decode()
    assert topic.posts.count() == 1


def test_reply_to_a_topic_closed_meanwhile_keeps_the_words(as_member, topic):
    type(topic).objects.filter(pk=topic.pk).update(locked_at=topic.created_at)
    response = as_member.post(f"/topics/{topic.pk}/replies/", {"body": "What I wanted to say"})
    assert response.status_code == 403
    assert "What I wanted to say" in response.content.decode()
    assert topic.posts.count() == 1


def test_reply_from_a_visitor_asks_to_sign_in_first(client, topic):
    response = client.post(f"/topics/{topic.pk}/replies/", {"body": "Hello"})
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")
    assert topic.posts.count() == 1


def test_link_to_a_reply_lands_on_its_page(client, topic):
    author = MemberFactory()
    posts = [post_reply(topic, by=author, body=f"Reply {n}") for n in range(25)]
    response = client.get(f"/posts/{posts[-1].pk}/")
    assert response.url == f"{topic.get_absolute_url()}?page=2#post-26"


@pytest.mark.any_database
def test_topic_page_costs_the_same_with_few_and_many_posts(as_member, topic, django_assert_num_queries):
    PostFactory(topic=topic)
    as_member.get(topic.get_absolute_url())
    with django_assert_num_queries(QUERIES):
        as_member.get(topic.get_absolute_url())
    for _ in range(18):
        PostFactory(topic=topic)
    with django_assert_num_queries(QUERIES):
        as_member.get(topic.get_absolute_url())


QUERIES = 9


def test_pseudonym_is_asked_for_where_the_space_allows_one_and_kept_through_the_topic(as_member, member):
    inside = SpaceMembershipFactory(space__allows_pseudonyms=True)
    topic = TopicFactory(space=inside.space, by=inside.member)
    assert 'name="pseudonym"' in as_member.get(topic.get_absolute_url()).content.decode()
    as_member.post(f"/topics/{topic.pk}/replies/", {"body": "One", "pseudonym": "Night owl"})
    as_member.post(f"/topics/{topic.pk}/replies/", {"body": "Two"})
    assert list(topic.posts.filter(author=member).values_list("pseudonym", flat=True)) == ["Night owl", "Night owl"]
    as_member.logout()
    page = as_member.get(topic.get_absolute_url()).content.decode()
    assert "Night owl" in page
    assert member.handle not in page


def test_pseudonym_that_is_a_members_name_is_refused(as_member, member):
    inside = SpaceMembershipFactory(space__allows_pseudonyms=True)
    topic = TopicFactory(space=inside.space, by=inside.member)
    response = as_member.post(f"/topics/{topic.pk}/replies/", {"body": "One", "pseudonym": inside.member.name.upper()})
    assert response.status_code == 422
    assert topic.posts.count() == 1


def test_reply_link_answers_that_post(as_member, topic):
    page = as_member.get(f"{topic.get_absolute_url()}?reply_to=1").content.decode()
    assert '<input type="hidden" name="reply_to" value="1">' in page


@pytest.mark.parametrize("body", ["x" * 100_001, "x" * 1_000_000, "\x00" * 1000])
def test_reply_that_cannot_be_taken_is_refused_and_nothing_changes(as_member, topic, body):
    assert as_member.post(f"/topics/{topic.pk}/replies/", {"body": body}).status_code == 422
    assert topic.posts.count() == 1
