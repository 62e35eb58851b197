"""Small groups: everybody says yes for themselves, reads from then on, and leaves in the open."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guildhouse.conversations.actions import (
    accept_request,
    ask_to_join,
    decline_request,
    leave_group,
    post_message,
    rename_group,
    set_talk_wishes,
    start_group,
)
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.conversations.queries.lists import count_waiting, list_conversations
from guildhouse.conversations.queries.pages import title_of
from guildhouse.conversations.queries.people import list_people
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.members.actions.blocks import block_member
from tests.factories import GroupFactory, MemberFactory, TalkFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cy(db):
    return MemberFactory(handle="cy", name="Cy")


@pytest.fixture
def group(ann, ben, cy):
    """Ann's; Ben has joined, Cy was asked."""
    return GroupFactory(by=ann, people=[ben, cy], joined=[ben], body="Hello all", title="Readers")


def test_asked_member_sees_who_is_in_it_and_the_first_message_alone(group, ann, ben, cy, reads):
    post_message(group, by=ben, body="Not for Cy yet")
    standing = find_conversation(cy, group.pk)
    assert reads(group, cy) == ["Hello all"]
    assert [one.face.name for one in list_people(standing)] == ["Ann", "Ben"]
    assert title_of(standing) == "Readers"
    with pytest.raises(NotAllowed):
        post_message(group, by=cy, body="Me")


def test_who_joins_reads_what_is_written_from_then_on(group, ann, ben, cy, reads):
    post_message(group, by=ben, body="Before")
    accept_request(group, by=cy)
    post_message(group, by=ann, body="After")
    assert reads(group, cy) == ["Hello all", "Cy joined, and reads what is written from here on", "After"]
    assert "Before" in reads(group, ann)


def test_member_added_later_reads_nothing_from_before(group, ann, ben, reads):
    dee = MemberFactory(name="Dee")
    ask_to_join(group, dee, by=ben)
    assert reads(group, dee) == []
    assert "Ben asked Dee to join" in reads(group, ann)
    accept_request(group, by=dee)
    post_message(group, by=ann, body="Welcome")
    assert reads(group, dee) == ["Dee joined, and reads what is written from here on", "Welcome"]


def test_message_from_before_is_not_found_by_its_address(client, group, ann, ben, cy):
    before = post_message(group, by=ben, body="Before")
    accept_request(group, by=cy)
    client.force_login(cy)
    assert client.get(before.get_absolute_url()).status_code == 404
    assert client.get(Message.objects.get(number=1).get_absolute_url()).status_code == 302


def test_declined_and_blocked_look_to_the_others_like_asked(group, ann, cy):
    before = list_people(find_conversation(ann, group.pk))
    decline_request(group, by=cy)
    assert list_people(find_conversation(ann, group.pk)) == before
    with pytest.raises(Conflict, match="asked already"):
        ask_to_join(group, cy, by=ann)
    dee = MemberFactory(name="Dee")
    block_member(ann, by=dee)
    ask_to_join(group, dee, by=ann)
    assert list_people(find_conversation(ann, group.pk))[-1].is_asked
    assert count_waiting(dee) == 0
    with pytest.raises(NotFound):
        find_conversation(dee, group.pk)
    with pytest.raises(Conflict, match="asked already"):
        ask_to_join(group, dee, by=ann)


def test_leaving_is_seen_and_ends_reading(group, ann, ben, reads):
    leave_group(group, by=ben)
    assert reads(group, ann)[-1] == "Ben left"
    with pytest.raises(NotFound):
        find_conversation(ben, group.pk)
    with pytest.raises(NotFound):
        post_message(group, by=ben, body="Still here")
    assert list_conversations(ben, "open", 1).rows == []
    assert [one.face.name for one in list_people(find_conversation(ann, group.pk))] == ["Cy"]


def test_who_left_can_be_asked_again_after_ninety_days(group, ann, ben):
    leave_group(group, by=ben)
    with pytest.raises(Conflict, match="90 days"):
        ask_to_join(group, ben, by=ann)
    with time_machine.travel(timezone.now() + 91 * DAY):
        ask_to_join(group, ben, by=ann)
        assert count_waiting(ben) == 1


def test_one_to_one_is_not_left_and_nobody_is_added_to_it(ann, ben, cy):
    conversation = TalkFactory(one=ann, other=ben)
    with pytest.raises(Conflict):
        leave_group(conversation, by=ann)
    with pytest.raises(NotAllowed):
        ask_to_join(conversation, cy, by=ann)
    assert Participation.objects.filter(conversation=conversation).count() == 2


def test_group_holds_twelve_people_those_asked_included(ann):
    with pytest.raises(Invalid, match="12 people"):
        start_group(MemberFactory.create_batch(12), by=ann, body="Too many")
    assert not Conversation.objects.exists()
    old = MemberFactory(joined_at=timezone.now() - 60 * DAY)
    group = start_group(MemberFactory.create_batch(11), by=old, body="As many as can be").conversation
    decline_request(group, by=group.people.last().member)
    with pytest.raises(Invalid, match="12 people"):
        ask_to_join(group, MemberFactory(), by=old)


def test_asking_into_groups_counts_as_requests(ann):
    start_group(MemberFactory.create_batch(4), by=ann, body="Four of five")
    with pytest.raises(TooMany):
        start_group(MemberFactory.create_batch(2), by=ann, body="Two more")
    assert Conversation.objects.count() == 1


def test_groups_of_a_day_are_limited(ann):
    friend, other = MemberFactory(), MemberFactory()
    Conversation.objects.bulk_create(Conversation(kind="group", started_by=ann, title="") for _number in range(3))
    with pytest.raises(TooMany, match="3 groups"):
        start_group([friend, other], by=ann, body="A fourth")


def test_group_asks_nobody_who_takes_no_new_conversations_unless_they_talk(ann, ben, cy):
    set_talk_wishes(by=ben, takes_new=False, shows_seen=False, words_in_mail=False)
    with pytest.raises(NotAllowed, match="Ben takes no new"):
        start_group([ben, cy], by=ann, body="Hello")
    set_talk_wishes(by=ben, takes_new=True, shows_seen=False, words_in_mail=False)
    TalkFactory(one=ann, other=ben)
    set_talk_wishes(by=ben, takes_new=False, shows_seen=False, words_in_mail=False)
    assert start_group([ben, cy], by=ann, body="Hello")


def test_title_is_given_by_whoever_began_and_is_sealed(group, ann, ben):
    from django.db import connection  # noqa: PLC0415 - this test alone looks below

    rename_group(group, by=ann, title="  canary   title ")
    assert title_of(find_conversation(ben, group.pk)) == "canary title"
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM conversations_conversation")
        assert b"canary" not in bytes(cursor.fetchone()[0])
    with pytest.raises(NotAllowed):
        rename_group(group, by=ben, title="Mine")
    with pytest.raises(Invalid):
        rename_group(group, by=ann, title="x" * 81)
    assert title_of(find_conversation(ben, group.pk)) == "canary title"


def test_words_of_a_blocked_member_are_folded_for_one_alone_and_call_nobody(group, ann, ben, cy, reads):
    accept_request(group, by=cy)
    block_member(ben, by=ann)
    unread = Participation.objects.get(conversation=group, member=ann).unread
    post_message(group, by=ben, body="Folded")
    assert reads(group, ann)[-1] == "You have blocked the author of this message."
    assert reads(group, cy)[-1] == "Folded"
    assert Participation.objects.get(conversation=group, member=ann).unread == unread
    assert "Folded" not in [row.excerpt for row in list_conversations(ann, "open", 1).rows]


def test_group_goes_from_its_form_to_its_page_and_is_left_there(client, ann, ben, cy):
    client.force_login(ann)
    response = client.post("/conversations/new/", {"to": "@ben, cy", "title": "Pitch night", "body": "Shall we?"})
    group = Conversation.objects.get()
    assert response.url == group.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "Pitch night" in page
    assert "asked, not answered yet" in page
    client.post(f"{response.url}title/", {"title": "Pitch evening"})
    client.force_login(ben)
    assert "Pitch evening" in client.get(response.url).content.decode()
    client.post(f"{response.url}answer/", {"answer": "accept"})
    MemberFactory(handle="dee")
    assert client.post(f"{response.url}people/", {"to": "@Dee"}).status_code == 302
    assert client.post(f"{response.url}people/", {"to": "nobody"}).status_code == 422
    asked = client.get(f"{response.url}departure/").content.decode()
    assert "Leave “Pitch evening”?" in asked
    assert "The others see that you left." in asked
    assert client.post(f"{response.url}departure/").url == "/conversations/"
    assert client.get(response.url).status_code == 404
