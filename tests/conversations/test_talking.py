"""Talking: who reads what, what is unread, what a block does to a conversation that goes on."""

import pytest
from django.db import connection

from guildhouse.conversations.actions import mute_conversation, note_reading, post_message, put_away, set_talk_wishes
from guildhouse.conversations.models import Message, Participation
from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.conversations.queries.lists import count_waiting, list_conversations
from guildhouse.conversations.queries.pages import load_page
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.private import forget
from guildhouse.members.actions.blocks import block_member, unblock_member
from guildhouse.members.models import Member
from tests.factories import MemberFactory, TalkFactory

pytestmark = pytest.mark.django_db


def test_words_are_stored_sealed_and_read_by_both_alone(ann, ben, eve):
    TalkFactory(one=ann, other=ben, body="canary-one", more=["canary-two"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, html FROM conversations_message")
        assert b"canary" not in b"".join(bytes(part) for row in cursor.fetchall() for part in row)
    conversation = find_conversation(ann, Message.objects.first().conversation_id).conversation
    for message in Message.objects.all():
        message.conversation = conversation
        assert message.text.read(by=ann) == message.text.read(by=ben)
        with pytest.raises(NotAllowed):
            message.html.read(by=eve)


def test_erasing_a_member_takes_their_words_and_leaves_the_others(ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="From Ann", more=["From Ben"])
    forget(ann)
    assert reads(conversation, Member.objects.get(pk=ben.pk)) == [
        "This text has been erased for good, together with its key.",
        "From Ben",
    ]
    assert list_conversations(ben, "open", 1).rows[0].excerpt == "From Ben"


def test_message_that_does_not_open_spoils_no_page(ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="One", more=["Two"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_message SET html = text WHERE number = 1")
    shown = reads(conversation, ben)
    assert "can't be opened" in shown[0]
    assert shown[1] == "Two"


def test_unread_counts_what_the_others_wrote_and_ends_with_reading(ann, ben):
    conversation = TalkFactory(one=ann, other=ben, more=["One", "Two", "Three"])
    assert count_waiting(ann) == 1
    assert list_conversations(ann, "open", 1).rows[0].unread == 1
    note_reading(conversation, by=ann, number=10_000)
    assert count_waiting(ann) == 0
    note_reading(conversation, by=ann, number=1)
    assert Participation.objects.get(member=ann).read_number == 4


def test_reading_part_of_it_leaves_the_rest_unread(ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    for number in range(4):
        post_message(conversation, by=ben, body=f"Line {number}")
    note_reading(conversation, by=ann, number=3)
    assert list_conversations(ann, "open", 1).rows[0].unread == 2


def test_muted_conversation_counts_nowhere_and_is_there_all_the_same(ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    mute_conversation(conversation, by=ann, muted=True)
    post_message(conversation, by=ben, body="Softly")
    assert count_waiting(ann) == 0
    assert list_conversations(ann, "open", 1).rows[0].unread == 1


def test_conversation_put_away_comes_back_with_the_next_message(ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    put_away(conversation, by=ann)
    assert list_conversations(ann, "open", 1).rows == []
    assert len(list_conversations(ann, "away", 1).rows) == len(list_conversations(ben, "open", 1).rows) == 1
    post_message(conversation, by=ben, body="One more thing")
    assert len(list_conversations(ann, "open", 1).rows) == 1


def test_blocked_member_goes_on_writing_to_nobody_without_learning_of_it(client, sees, ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="Hello", more=["Hello"])
    address = conversation.get_absolute_url()
    before = sees(client, ann, address)[1].count("composer")
    block_member(ann, by=ben)
    post_message(conversation, by=ann, body="Into the void")
    assert "Into the void" in reads(conversation, ann)
    assert "Into the void" not in reads(conversation, ben)
    assert list_conversations(ben, "open", 1).rows[0].excerpt == "Hello"
    assert count_waiting(ben) == 0
    assert sees(client, ann, address)[1].count("composer") == before
    with pytest.raises(Conflict, match="You have blocked Ann"):
        post_message(conversation, by=ben, body="Not this way either")
    unblock_member(ann.pk, by=ben)
    post_message(conversation, by=ann, body="And now?")
    assert reads(conversation, ben)[-1] == "And now?"
    assert "Into the void" not in reads(conversation, ben)


def test_message_that_was_not_delivered_is_found_by_its_author_alone(client, ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    block_member(ann, by=ben)
    message = post_message(conversation, by=ann, body="Into the void")
    for member, status in ((ann, 302), (ben, 404)):
        client.force_login(member)
        assert client.get(message.get_absolute_url()).status_code == status


@pytest.mark.parametrize("status", ["suspended", "left"])
def test_partner_who_is_gone_is_not_written_to(ann, ben, status):
    conversation = TalkFactory(one=ann, other=ben)
    Member.objects.filter(pk=ben.pk).update(status=status)
    with pytest.raises(NotAllowed, match="Ben is not here"):
        post_message(conversation, by=ann, body="Hello?")
    assert Message.objects.count() == 1


def test_silenced_member_reads_and_does_not_write(ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="Hello")
    Member.objects.filter(pk=ben.pk).update(status="silenced")
    ben.refresh_from_db()
    assert reads(conversation, ben) == ["Hello"]
    with pytest.raises(NotAllowed):
        post_message(conversation, by=ben, body="Psst")


@pytest.mark.parametrize("body", ["", " \n ", "x" * 20_001])
def test_message_needs_words_and_not_too_many(ann, ben, body):
    conversation = TalkFactory(one=ann, other=ben)
    with pytest.raises(Invalid):
        post_message(conversation, by=ann, body=body)
    assert Message.objects.count() == 1


def test_seen_is_told_only_between_two_who_both_show_it(ann, ben):
    conversation = TalkFactory(one=ann, other=ben, more=["One", "Two"])
    note_reading(conversation, by=ben, number=3)
    seen = []
    for ann_shows, ben_shows in ((False, False), (True, False), (False, True), (True, True)):
        set_talk_wishes(by=ann, takes_new=True, shows_seen=ann_shows, words_in_mail=False)
        set_talk_wishes(by=ben, takes_new=True, shows_seen=ben_shows, words_in_mail=False)
        seen.append(load_page(find_conversation(ann, conversation.pk)).seen)
    assert seen == [0, 0, 0, 3]


def test_long_conversation_is_read_page_by_page_and_a_link_lands_on_its_message(client, ann, ben):
    conversation = TalkFactory(one=ann, other=ben, more=[f"Line {number}" for number in range(2, 30)])
    Member.objects.all()
    for number in range(30, 101):
        Message.objects.create(conversation=conversation, number=number, author=ann, text=f"Line {number}", html=f"<p>Line {number}</p>", renderer=1)  # fmt: skip
    Participation.objects.update(last_number=100)
    standing = find_conversation(ann, conversation.pk)
    newest = load_page(standing)
    assert (newest.rows[0].number, newest.rows[-1].number, newest.older, newest.newer) == (71, 100, 71, 0)
    earlier = load_page(standing, before=newest.older)
    assert (earlier.rows[0].number, earlier.rows[-1].number, earlier.older, earlier.newer) == (41, 70, 41, 70)
    assert [row.number for row in load_page(standing, after=earlier.newer).rows] == list(range(71, 101))
    assert load_page(standing, before=31).older == 0
    client.force_login(ben)
    for number in (1, 40, 85, 100):
        target = client.get(Message.objects.get(number=number).get_absolute_url()).url
        page, _hash, anchor = target.partition("#")
        assert anchor == f"post-{number}"
        assert f'id="post-{number}"' in client.get(page).content.decode()


def test_names_of_others_are_links_only_when_they_are_in_it(ann, ben):
    MemberFactory(handle="zoe")
    conversation = TalkFactory(one=ann, other=ben)
    message = post_message(conversation, by=ann, body="@ben, not @zoe")
    assert 'href="/members/ben/"' in message.html.read(by=ann)
    assert 'href="/members/zoe/"' not in message.html.read(by=ann)
