"""A host's care: pin, close, move, merge, split, and where old addresses lead."""

import pytest

from guildhouse.discussions.actions import accept_answer
from guildhouse.discussions.actions.curating import lock_for_replies, mark_duplicate, move_topic, pin_topic
from guildhouse.discussions.actions.joining import merge_topics, split_topic
from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def space_host(space):
    return SpaceMembershipFactory(space=space, role="host").member


def test_every_act_of_care_is_refused_to_others_and_changes_nothing(topic, member):
    other = TopicFactory(space=topic.space)
    acts = [
        lambda: pin_topic(topic, by=member, pinned=True),
        lambda: lock_for_replies(topic, by=member, locked=True, because="x"),
        lambda: move_topic(topic, by=member, to=SpaceFactory()),
        lambda: mark_duplicate(topic, by=member, of=other),
        lambda: merge_topics(topic, by=member, into=other),
        lambda: split_topic(topic, by=member, numbers=[2], title="x"),
    ]
    before = Topic.objects.values().get(pk=topic.pk)
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert Topic.objects.values().get(pk=topic.pk) == before


def test_pinned_topic_stands_above_newer_ones_in_its_space(topic, space, space_host, member):
    newer = TopicFactory(space=space, title="Newer")
    pin_topic(topic, by=space_host, pinned=True)
    assert [row.id for row in list_topics(member, Wishes(), space).rows] == [topic.pk, newer.pk]
    assert [row.id for row in list_topics(member, Wishes()).rows] == [newer.pk, topic.pk]


def test_closing_needs_a_reason_and_shows_it(topic, space_host, as_member):
    with pytest.raises(Invalid):
        lock_for_replies(topic, by=space_host, locked=True, because=" ")
    lock_for_replies(topic, by=space_host, locked=True, because="It was answered in the guide.")
    page = as_member.get(topic.get_absolute_url()).content.decode()
    assert "It was answered in the guide." in page
    assert 'name="body"' not in page


def test_moving_takes_reading_rights_with_it(topic, space_host, as_member):
    hidden = SpaceFactory(join_rule="hidden")
    SpaceMembershipFactory(space=hidden, member=space_host)
    move_topic(topic, by=space_host, to=hidden)
    assert as_member.get(topic.get_absolute_url()).status_code == 404
    assert as_member.get(f"/topics/{topic.pk}/feed/").status_code == 404


def test_moving_into_a_space_one_cannot_write_in_is_refused(topic, space_host):
    with pytest.raises(NotAllowed):
        move_topic(topic, by=space_host, to=SpaceFactory(join_rule="hidden"))


def test_confidential_talk_stays_where_it_was_said(space_host):
    inside = SpaceMembershipFactory(space__join_rule="request", space__is_confidential=True, role="host")
    topic = TopicFactory(space=inside.space, by=inside.member)
    elsewhere = TopicFactory(by=inside.member)
    with pytest.raises(Conflict):
        move_topic(topic, by=inside.member, to=elsewhere.space)
    SpaceMembershipFactory(space=elsewhere.space, member=MemberFactory(), role="host")
    elsewhere.space.memberships.filter(member=inside.member).update(role="host")
    with pytest.raises(Conflict):
        merge_topics(topic, by=inside.member, into=elsewhere)


def test_merged_topic_leads_to_the_other_with_all_its_words(topic, space, space_host, client):
    PostFactory(topic=topic, body="First answer")
    into = TopicFactory(space=space, title="The other one")
    merge_topics(topic, by=space_host, into=into)
    into.refresh_from_db()
    assert [post.number for post in Post.objects.filter(topic=into).order_by("number")] == [1, 2, 3]
    assert (into.last_number, into.replies_count, into.people_count) == (3, 2, 3)
    response = client.get(f"/topics/{topic.pk}/", follow=True)
    assert response.redirect_chain[-1][0] == into.get_absolute_url()
    assert "First answer" in response.content.decode()


def test_link_to_a_post_survives_a_merge(topic, space, space_host, client):
    post = PostFactory(topic=topic)
    into = TopicFactory(space=space)
    merge_topics(topic, by=space_host, into=into)
    assert client.get(f"/posts/{post.pk}/").url == f"{into.get_absolute_url()}#post-3"


def test_split_posts_open_a_topic_of_their_own(topic, space_host):
    kept, gone, answer = PostFactory(topic=topic), PostFactory(topic=topic, body="A different matter"), None
    answer = PostFactory(topic=topic, reply_to=gone)
    apart = split_topic(topic, by=space_host, numbers=[gone.number, answer.number], title="A matter of its own")
    topic.refresh_from_db()
    apart.refresh_from_db()
    assert list(Post.objects.filter(topic=apart).order_by("number").values_list("number", "reply_to")) == [
        (1, None), (2, gone.pk),
    ]  # fmt: skip
    assert (topic.replies_count, apart.replies_count) == (1, 1)
    assert list(Post.objects.filter(topic=topic).order_by("number").values_list("pk", flat=True))[1:] == [kept.pk]
    assert PostFactory(topic=topic).number == 5


def test_splitting_off_what_helped_opens_the_question(space, space_host):
    question = TopicFactory(space=space, kind="question")
    answer = PostFactory(topic=question)
    accept_answer(answer, by=question.author)
    split_topic(question, by=space_host, numbers=[2], title="Apart")
    question.refresh_from_db()
    assert question.accepted_post_id is None


def test_split_without_a_choice_is_refused(topic, space_host):
    with pytest.raises(Invalid):
        split_topic(topic, by=space_host, numbers=[1], title="Only the first post")


def test_duplicate_leads_readers_and_followers_to_the_earlier_topic(topic, space, space_host, client):
    earlier = TopicFactory(space=space, title="The earlier one")
    mark_duplicate(topic, by=space_host, of=earlier)
    assert earlier.follows.filter(member=topic.author).exists()
    assert "The earlier one" in client.get(topic.get_absolute_url()).content.decode()
    with pytest.raises(Conflict):
        mark_duplicate(topic, by=space_host, of=topic)


def test_page_of_care_does_each_act(topic, space, space_host, client):
    other = TopicFactory(space=space, title="Other")
    PostFactory(topic=topic)
    client.force_login(space_host)
    assert client.get(f"/topics/{topic.pk}/curation/").status_code == 200
    assert client.post(f"/topics/{topic.pk}/pin/", {"pinned": "yes"}).status_code == 302
    assert client.post(f"/topics/{topic.pk}/duplicate/", {"of": other.get_absolute_url()}).status_code == 302
    assert client.post(f"/topics/{topic.pk}/duplicate/", {"of": "not an address"}).status_code == 422
    assert client.post(f"/topics/{topic.pk}/split/", {"numbers": ["2"], "title": "Apart"}).status_code == 302
    assert client.post(f"/topics/{topic.pk}/merge/", {"into": str(other.pk)}).url == other.get_absolute_url()
    assert Topic.objects.get(pk=topic.pk).deleted_at is not None


def test_page_of_care_is_refused_to_members(topic, as_member):
    assert as_member.get(f"/topics/{topic.pk}/curation/").status_code == 403
