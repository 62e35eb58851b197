"""Who hears of what happens in discussions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from guildhouse.discussions.actions import (
    accept_answer,
    edit_post,
    keep_post,
    post_reply,
    toggle_reaction,
)
from guildhouse.discussions.actions.curating import lock_for_replies, move_topic
from guildhouse.discussions.events import ReplyPosted
from guildhouse.kernel.clock import strike
from guildhouse.kernel.events import listeners
from guildhouse.kernel.ports.notices import Choice, Telling, notice_kinds, tellers
from guildhouse.members.models import Member
from guildhouse.notifications.actions import set_wishes, tell_members
from guildhouse.notifications.models import MailBatch, Notice
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db
TELL_OF_REPLY = "notifications.tell.discussions.ReplyPosted"


def test_member_hears_of_being_named(tomas, deliver, heard):
    TopicFactory(body="What would @tomas do?")
    deliver()
    assert heard(tomas) == ["mention"]


def test_member_hears_of_being_named_in_an_edit_once(tomas, topic, deliver, heard):
    post = topic.posts.get()
    edited = edit_post(post, by=topic.author, body="I would like to know, @tomas.", version=post.version)
    deliver()
    edit_post(edited, by=topic.author, body="I would like to know now, @tomas.", version=edited.version)
    deliver()
    assert heard(tomas) == ["mention"]


def test_reply_tells_the_one_it_answers_and_the_starter_of_the_topic(tomas, aino, deliver, heard):
    topic = TopicFactory(by=tomas)
    reply = post_reply(topic, by=aino, body="By asking.")
    deliver()
    assert heard(tomas) == ["reply"]
    post_reply(topic, by=MemberFactory(), body="How?", reply_to=reply)
    deliver()
    assert heard(aino) == ["reply"]
    assert heard(tomas) == ["reply", "watched_topic"]


def test_reply_that_names_and_answers_its_watcher_tells_them_once(tomas, deliver, heard):
    topic = TopicFactory(by=tomas)
    post_reply(topic, by=MemberFactory(), body="@tomas, by asking.", reply_to=topic.posts.get())
    deliver()
    assert heard(tomas) == ["mention"]


def test_kind_switched_off_leaves_room_for_the_next_reason(tomas, deliver, heard):
    set_wishes({"discussions.mention": Choice.OFF}, by=tomas)
    post_reply(TopicFactory(by=tomas), by=MemberFactory(), body="@tomas, by asking.")
    deliver()
    assert heard(tomas) == ["reply"]


def test_new_topic_tells_who_watches_the_space_and_nobody_else(tomas, aino, space, deliver, heard):
    SpaceMembershipFactory(space=space, member=tomas, level="watching")
    SpaceMembershipFactory(space=space, member=aino)
    TopicFactory(space=space)
    deliver()
    assert heard(tomas) == ["watched_space"]
    assert heard(aino) == []


def test_accepted_answer_tells_its_author(tomas, deliver, heard):
    topic = TopicFactory(kind="question")
    accept_answer(PostFactory(topic=topic, by=tomas), by=topic.author)
    deliver()
    assert heard(tomas) == ["accepted"]


def test_reactions_to_one_post_make_one_notice(tomas, topic, deliver, heard):
    post = PostFactory(topic=topic, by=tomas)
    for _ in range(3):
        toggle_reaction(post, by=MemberFactory(), kind="useful")
    deliver()
    assert heard(tomas) == ["reaction"]


def test_reaction_brings_a_read_notice_back_but_not_at_once(tomas, topic, deliver, time_machine):
    post = PostFactory(topic=topic, by=tomas)
    toggle_reaction(post, by=MemberFactory(), kind="useful")
    deliver()
    Notice.objects.update(read_at=timezone.now())
    toggle_reaction(post, by=MemberFactory(), kind="useful")
    deliver()
    assert not Notice.objects.filter(member=tomas).unread().exists()
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    toggle_reaction(post, by=MemberFactory(), kind="thanks")
    deliver()
    assert Notice.objects.filter(member=tomas).unread().count() == 1


def test_host_who_moves_or_closes_a_topic_tells_who_started_it(tomas, host, deliver, heard):
    topic = TopicFactory(by=tomas)
    move_topic(topic, by=host, to=SpaceFactory(name="Elsewhere"))
    deliver()
    lock_for_replies(topic, by=host, locked=True, because="It is settled.")
    deliver()
    assert heard(tomas) == ["topic_changed", "topic_changed"]


def test_moving_ones_own_topic_tells_nobody(host, deliver):
    move_topic(TopicFactory(by=host), by=host, to=SpaceFactory())
    deliver()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("zone", "hour_utc"), [("Europe/Helsinki", 6), ("America/New_York", 13), ("Asia/Kolkata", 3)])
def test_reminder_comes_in_the_members_own_morning_once(aino, topic, deliver, heard, zone, hour_utc):
    Member.objects.filter(pk=aino.pk).update(time_zone=zone)
    day = datetime(2027, 1, 20, tzinfo=UTC)
    keep_post(topic.posts.get(), by=aino, remind_on=day.date())
    for hour in range(-14, hour_utc):
        strike(day + timedelta(hours=hour))
    deliver()
    assert heard(aino) == []
    for hour in range(hour_utc, hour_utc + 40):
        strike(day + timedelta(hours=hour))
    deliver()
    assert heard(aino) == ["reminder"]


def test_fact_delivered_twice_tells_once(tomas, topic, deliver):
    post = PostFactory(topic=topic, body="@tomas?")
    deliver()
    listeners.by_name[TELL_OF_REPLY].reaction(
        ReplyPosted(
            topic_id=topic.pk, post_id=post.pk, space_id=topic.space_id, author_id=post.author_id, mentioned=(tomas.pk,)
        )
    )
    assert Notice.objects.filter(member=tomas).count() == 1
    assert MailBatch.objects.filter(member=tomas).count() == 1


def test_telling_many_costs_no_more_queries_than_telling_few(topic, django_assert_max_num_queries):
    SpaceMembershipFactory(space=topic.space)
    for member in MemberFactory.create_batch(30):
        topic.follows.create(member=member, level="watching")
    post = PostFactory(topic=topic)
    event = ReplyPosted(topic_id=topic.pk, post_id=post.pk, space_id=topic.space_id, author_id=post.author_id)
    with django_assert_max_num_queries(20):
        listeners.by_name[TELL_OF_REPLY].reaction(event)
    assert Notice.objects.count() == 31


def test_telling_of_a_room_that_is_gone_tells_nobody(tomas):
    tell_members([Telling(kind="gone.kind", member_id=tomas.pk, why="x", thread="x:1", thing_id=1, key="1")])
    assert not Notice.objects.exists()


def test_every_kind_has_words_and_every_teller_a_listener():
    assert all(kind.reasons and str(kind.label) and str(kind.help) for kind in notice_kinds)
    for event in tellers:
        assert any(one.name.startswith("notifications.tell.") for one in listeners.by_event[event])
