"""Who does not hear of it: own acts, people who are not here, blocks, muting, rights, reading."""

import itertools
from datetime import UTC, datetime

import pytest

from guildhouse.discussions.actions import (
    delete_post,
    follow_topic,
    keep_post,
    note_reading,
    post_reply,
    toggle_reaction,
)
from guildhouse.kernel.clock import strike
from guildhouse.kernel.events import emit
from guildhouse.kernel.ports.notices import Choice, Reading
from guildhouse.members.models import Block, Member
from guildhouse.notifications.actions import read_thread
from guildhouse.notifications.models import Notice
from guildhouse.notifications.policies import Channel, Circumstances, decide
from guildhouse.spaces.actions import leave_space
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.events import SpaceEntered
from guildhouse.spaces.models import SpaceMembership
from tests.factories import MemberFactory, PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_decision_is_yes_only_when_nothing_speaks_against_it():
    """Every combination of circumstances, against the rule said in other words."""
    flags = list(itertools.product([False, True], repeat=4))
    for status, choice, objection in itertools.product(Member.Status.values, Choice, ["", "topic_muted"]):
        for own, blocked, address, paused in flags:
            known = Circumstances(
                status, choice, is_own_act=own, is_blocked=blocked, objection=objection, has_address=address,
                is_paused=paused,
            )  # fmt: skip
            here, mail = decide(known, Channel.HERE), decide(known, Channel.MAIL)
            may = status in {"active", "silenced"} and not own and not blocked and not objection
            assert here.yes == (may and choice != Choice.OFF)
            assert mail.yes == (may and choice == Choice.MAIL and address and not paused)
            assert here.reason
            assert mail.reason


def test_own_acts_are_never_told(tomas, deliver):
    topic = TopicFactory(by=tomas, body="Note to self, @tomas.")
    post_reply(topic, by=tomas, body="Still, @tomas.")
    deliver()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("status", ["waiting", "placeholder", "suspended", "left"])
def test_members_who_are_not_here_hear_nothing(tomas, status, deliver):
    topic = TopicFactory(by=tomas)
    Member.objects.filter(pk=tomas.pk).update(status=status)
    post_reply(topic, by=MemberFactory(), body="@tomas, by asking.")
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_blocked_authors_are_not_heard(tomas, deliver):
    topic = TopicFactory(by=tomas)
    blocked = MemberFactory()
    Block.objects.create(member=tomas, blocked=blocked)
    toggle_reaction(topic.posts.get(), by=blocked, kind="useful")
    post_reply(topic, by=blocked, body="@tomas, listen.")
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_blocked_author_under_a_pseudonym_is_told_like_anybody(tomas, aino, hidden_space, deliver, heard):
    """A notice that stays away would say who is behind the name."""
    Block.objects.create(member=tomas, blocked=aino)
    post_reply(TopicFactory(space=hidden_space, by=tomas), by=aino, body="Me too.", pseudonym="Quiet Fox")
    deliver()
    assert heard(tomas) == ["reply"]


def test_muted_topic_is_silent_even_when_it_names_one(tomas, topic, deliver):
    follow_topic(topic, by=tomas, level="muted")
    PostFactory(topic=topic, body="@tomas?")
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_muted_space_is_silent_even_in_watched_topics(tomas, space, topic, deliver):
    SpaceMembershipFactory(space=space, member=tomas, level="muted")
    follow_topic(topic, by=tomas, level="watching")
    PostFactory(topic=topic, body="@tomas?")
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_muting_keeps_no_reminder_back(tomas, topic, deliver, heard):
    follow_topic(topic, by=tomas, level="muted")
    keep_post(topic.posts.get(), by=tomas, remind_on=datetime(2027, 1, 20, tzinfo=UTC).date())
    strike(datetime(2027, 1, 20, 9, tzinfo=UTC))
    deliver()
    assert heard(tomas) == ["reminder"]


def test_rights_count_when_the_fact_is_delivered(tomas, aino, hidden_space, deliver):
    topic = TopicFactory(space=hidden_space, by=aino)
    follow_topic(topic, by=tomas, level="watching")
    post_reply(topic, by=aino, body="@tomas, are you there?")
    SpaceMembership.objects.filter(space=hidden_space, member=tomas).delete()
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_post_deleted_before_delivery_is_not_told(tomas, topic, deliver):
    author = MemberFactory()
    delete_post(PostFactory(topic=topic, by=author, body="@tomas?"), by=author)
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_post_deleted_after_delivery_counts_no_more(tomas, topic, deliver, heard):
    author = MemberFactory()
    post = PostFactory(topic=topic, by=author, body="@tomas?")
    deliver()
    assert heard(tomas) == ["mention"]
    delete_post(post, by=author)
    deliver()
    assert heard(tomas) == []


def test_what_was_read_before_delivery_is_not_told(tomas, deliver):
    topic = TopicFactory(by=tomas)
    PostFactory(topic=topic)
    topic.refresh_from_db()
    note_reading(topic, by=tomas, number=2)
    deliver()
    assert not Notice.objects.filter(member=tomas).exists()


def test_reading_a_topic_marks_its_notices_up_to_there(tomas, deliver):
    topic = TopicFactory(by=tomas)
    for _ in range(3):
        PostFactory(topic=topic)
    deliver()
    topic.refresh_from_db()
    note_reading(topic, by=tomas, number=3)
    assert list(Notice.objects.filter(member=tomas).unread().values_list("position", flat=True)) == [4]


def test_replying_marks_the_topics_notices_as_read(tomas, deliver):
    topic = TopicFactory(by=tomas)
    PostFactory(topic=topic)
    deliver()
    post_reply(topic, by=tomas, body="Thank you.")
    assert not Notice.objects.filter(member=tomas).unread().exists()


def test_marking_a_thread_without_notices_costs_one_query(tomas, django_assert_num_queries):
    with django_assert_num_queries(1):
        read_thread(Reading(member_id=tomas.pk, thread="topic:1", position=5))


def test_leaving_a_space_withdraws_its_notices_and_entering_brings_them_back(tomas, aino, hidden_space, deliver, heard):
    topic = TopicFactory(space=hidden_space, by=tomas)
    post_reply(topic, by=aino, body="Me too.")
    deliver()
    leave_space(hidden_space, by=tomas)
    deliver()
    assert heard(tomas) == []
    admit_member(hidden_space, tomas)
    emit(SpaceEntered(space_id=hidden_space.pk, member_id=tomas.pk))
    deliver()
    assert heard(tomas) == ["reply"]
