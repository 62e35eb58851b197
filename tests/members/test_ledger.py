"""The ledger of what members gave, and what the room tells others about a member."""

import pytest

from guildhouse.discussions.events import AnswerAccepted, PostDeleted, TopicsImported
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.events import emit
from guildhouse.kernel.jobs.running import run_next_job
from guildhouse.kernel.ports.exports import export_member, exports
from guildhouse.kernel.ports.readable import read
from guildhouse.members.models import Contribution, Profile
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def ledger():
    return sorted(Contribution.objects.values_list("kind", "member_id", "object_id", "space_id"))


@pytest.fixture
def talk():
    topic = TopicFactory(kind="question")
    return topic, PostFactory(topic=topic)


def test_topics_and_replies_are_entered_once_delivered(talk, deliver):
    topic, reply = talk
    assert ledger() == []
    deliver()
    expected = [
        ("reply", reply.author_id, reply.pk, topic.space_id),
        ("topic", topic.author_id, topic.pk, topic.space_id),
    ]
    assert ledger() == expected
    assert Contribution.objects.get(kind="reply").at == reply.created_at


def test_answer_that_helped_is_entered_and_struck_with_its_post(talk, deliver):
    topic, reply = talk
    Topic.objects.filter(pk=topic.pk).update(accepted_post=reply)
    for _ in range(2):
        emit(AnswerAccepted(topic_id=topic.pk, post_id=reply.pk, author_id=reply.author_id, by_id=topic.author_id))
    deliver()
    assert ("answer", reply.author_id, reply.pk, topic.space_id) in ledger()
    Post.objects.filter(pk=reply.pk).update(deleted_at=reply.created_at)
    emit(PostDeleted(topic_id=topic.pk, post_id=reply.pk, by_id=reply.author_id))
    deliver()
    assert [kind for kind, *_rest in ledger()] == ["topic"]


def test_words_under_a_pseudonym_are_never_entered(deliver):
    topic = TopicFactory(space=SpaceFactory(allows_pseudonyms=True), pseudonym="Quiet Fox")
    PostFactory(topic=topic, pseudonym="Grey Heron")
    deliver()
    assert ledger() == []


def test_ledger_is_the_same_when_made_anew(talk, deliver):
    deliver()
    before = ledger()
    Contribution.objects.filter(kind="topic").delete()
    Contribution.objects.create(member=MemberFactory(), kind="reply", object_id=10**9, at=talk[1].created_at)
    emit(TopicsImported(source="x", topics=1, posts=1))
    deliver()
    while run_next_job():
        pass
    assert ledger() == before


def test_export_holds_everything_about_the_member_and_says_why(member, django_assert_max_num_queries):
    Profile.objects.create(member=member, about="Maps", shown={"about": "me"})
    with django_assert_max_num_queries(30):
        held = export_member(member)["members"]
    assert held["email"] == member.email
    assert held["about"] == "Maps"
    assert set(held) == set(exports["members"].fields)
    assert all(str(reason) for reason in exports["members"].fields.values())


def test_member_can_be_spoken_of_until_they_leave(member):
    assert read("member", member.pk, None).title == member.name
    type(member).objects.update(status="left")
    assert read("member", member.pk, None) is None
