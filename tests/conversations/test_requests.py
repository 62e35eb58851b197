"""A stranger's first message is a request: one message, a yes, a no in silence, a block."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guildhouse.conversations.actions import (
    accept_request,
    block_asker,
    decline_request,
    post_message,
    reopen_request,
    write_to,
)
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.queries.lists import count_waiting, list_conversations
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.members.actions.blocks import block_member, unblock_member
from guildhouse.members.models import Block
from tests.factories import MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_first_message_waits_among_the_requests_of_its_receiver(ann, ben, reads):
    conversation = RequestFactory(by=ann, to=ben, body="Hello **Ben**")
    assert reads(conversation, ben) == reads(conversation, ann) == ["Hello Ben"]
    assert [row.title for row in list_conversations(ben, "requests", 1).rows] == ["Ann"]
    assert list_conversations(ben, "open", 1).rows == []
    assert count_waiting(ben) == 1
    assert count_waiting(ann) == 0


def test_request_is_exactly_one_message_until_the_other_says_yes(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    with pytest.raises(Conflict, match="written to them already"):
        post_message(conversation, by=ann, body="And another thing")
    with pytest.raises(Conflict, match="written to them already"):
        write_to(ben, by=ann, body="And another thing")
    assert Message.objects.count() == 1


def test_yes_lets_both_write(ann, ben, reads):
    conversation = RequestFactory(by=ann, to=ben, body="Hello")
    accept_request(conversation, by=ben)
    accept_request(conversation, by=ben)
    post_message(conversation, by=ann, body="Thank you")
    write_to(ann, by=ben, body="Gladly")
    assert reads(conversation, ann) == ["Hello", "Thank you", "Gladly"]
    assert Conversation.objects.count() == 1
    assert count_waiting(ann) == 1


def test_receiver_cannot_write_into_the_conversation_before_saying_yes(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    with pytest.raises(NotAllowed):
        post_message(conversation, by=ben, body="Wait")
    assert Message.objects.count() == 1


def test_writing_to_who_asked_is_a_yes(ann, ben, reads):
    conversation = RequestFactory(by=ann, to=ben, body="Hello")
    write_to(ann, by=ben, body="Hello to you")
    assert reads(conversation, ann) == ["Hello", "Hello to you"]
    assert post_message(conversation, by=ann, body="So we talk").number == 3


def what_the_sender_can_tell(client, sees, ann, ben, conversation):
    """Everything the sender could look at or try, as it reads."""
    found = list_conversations(ann, "open", 1).rows
    with pytest.raises(Conflict) as refusal:
        write_to(ben, by=ann, body="Are you there?")
    seen = [
        sees(client, ann, address)
        for address in (f"/conversations/{conversation.pk}/", "/conversations/", "/members/ben/")
    ]
    return refusal.value.message, [row.is_unanswered for row in found], seen


def without_key(told):
    import re  # noqa: PLC0415 - used by this comparison alone

    hidden = re.compile(r'value="[^"]{10,}"|conversations/\d+|post-\d+|hx-get="[^"]*"|messages/\d+|conversation:\d+')
    return repr((told[0], told[1], [(status, hidden.sub("", text)) for status, text in told[2]]))


def unanswered(_conversation, _ann, _ben):
    """Nothing happens."""


def declined(conversation, _ann, ben):
    decline_request(conversation, by=ben)


def declined_and_blocked(conversation, _ann, ben):
    block_asker(conversation, by=ben)


def blocked_elsewhere(_conversation, ann, ben):
    block_member(ann, by=ben)


@pytest.mark.parametrize("answer", [declined, declined_and_blocked, blocked_elsewhere])
def test_no_and_block_look_to_the_sender_like_no_answer(client, sees, ann, ben, answer):
    conversation = RequestFactory(by=ann, to=ben)
    before = without_key(what_the_sender_can_tell(client, sees, ann, ben, conversation))
    answer(conversation, ann, ben)
    assert without_key(what_the_sender_can_tell(client, sees, ann, ben, conversation)) == before
    assert count_waiting(ben) == 0
    assert list_conversations(ben, "requests", 1).rows == []


def test_request_to_who_has_blocked_one_looks_sent_and_arrives_nowhere(client, sees, ann, ben):
    other = MemberFactory(handle="ben2", name="Ben")
    plain = what_the_sender_can_tell(client, sees, ann, other, RequestFactory(by=ann, to=other, body="Hello"))
    Conversation.objects.all().delete()
    block_member(ann, by=ben)
    conversation = RequestFactory(by=ann, to=ben, body="Hello")
    told = what_the_sender_can_tell(client, sees, ann, ben, conversation)
    assert told[:2] == plain[:2]
    assert "Sent. You can write more once they answer; you are told when they do." in told[2][0][1]
    assert count_waiting(ben) == 0
    assert client.get("/conversations/").status_code == 200
    assert sees(client, ben, f"/conversations/{conversation.pk}/")[0] == 404
    assert sees(client, ben, Message.objects.get().get_absolute_url())[0] == 404


def test_member_who_unblocks_and_writes_opens_what_never_reached_them(ann, ben, reads):
    block_member(ann, by=ben)
    conversation = RequestFactory(by=ann, to=ben, body="Hello")
    unblock_member(ann.pk, by=ben)
    write_to(ann, by=ben, body="I was wrong")
    assert reads(conversation, ben) == reads(conversation, ann) == ["Hello", "I was wrong"]


def test_one_cannot_write_to_whom_one_blocks(ann, ben):
    block_member(ben, by=ann)
    with pytest.raises(Conflict, match="You have blocked Ben"):
        write_to(ben, by=ann, body="Hello")
    assert not Message.objects.exists()


@pytest.mark.parametrize("answer", [unanswered, declined, blocked_elsewhere])
def test_another_request_is_possible_after_ninety_days_whatever_became_of_the_first(ann, ben, answer):
    conversation = RequestFactory(by=ann, to=ben)
    answer(conversation, ann, ben)
    with time_machine.travel(timezone.now() + 89 * DAY), pytest.raises(Conflict, match="written to them already"):
        write_to(ben, by=ann, body="Once more")
    with time_machine.travel(timezone.now() + 91 * DAY):
        write_to(ben, by=ann, body="Once more")
        with pytest.raises(Conflict, match="written to them already"):
            write_to(ben, by=ann, body="And again")
    assert Message.objects.count() == 2


def test_declined_sender_who_asks_again_later_arrives_with_the_newer_words(ann, ben, reads):
    conversation = RequestFactory(by=ann, to=ben, body="First")
    decline_request(conversation, by=ben)
    with time_machine.travel(timezone.now() + 91 * DAY):
        write_to(ben, by=ann, body="Second")
        assert reads(conversation, ben) == ["Second"]
        assert count_waiting(ben) == 1


def test_request_declined_late_rests_ninety_days_from_the_no_without_telling(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    with time_machine.travel(timezone.now() + 80 * DAY):
        decline_request(conversation, by=ben)
    with time_machine.travel(timezone.now() + 91 * DAY):
        write_to(ben, by=ann, body="Second")
        assert count_waiting(ben) == 0


def test_request_that_was_let_go_can_be_taken_back_or_accepted_later(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    decline_request(conversation, by=ben)
    reopen_request(by=ben, conversation_id=conversation.pk)
    assert count_waiting(ben) == 1
    decline_request(conversation, by=ben)
    accept_request(conversation, by=ben)
    assert post_message(conversation, by=ann, body="At last").number == 2


def test_conversation_cannot_be_declined_once_it_goes_on(ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    with pytest.raises(Conflict):
        decline_request(conversation, by=ben)
    assert Participation.objects.get(member=ben).state == "active"


def test_blocking_the_sender_keeps_them_away_from_now_on(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    assert block_asker(conversation, by=ben) == ann
    assert Block.objects.filter(member=ben, blocked=ann).exists()
