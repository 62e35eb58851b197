"""Requests that come to nothing, and what their senders see."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guildhouse.conversations.actions import (
    accept_request,
    block_asker,
    decline_request,
    post_message,
    set_talk_wishes,
    write_to,
)
from guildhouse.conversations.models import Conversation, Participation
from guildhouse.conversations.queries.lists import count_waiting
from guildhouse.kernel.errors import Held, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.kernel.ports.gates import gates
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Member
from tests.factories import MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_strangers_find_nothing_and_can_do_nothing(ann, ben, eve):
    conversation = RequestFactory(by=ann, to=ben)
    for act in (accept_request, decline_request, block_asker):
        with pytest.raises(NotFound):
            act(conversation, by=eve)
    with pytest.raises(NotFound):
        post_message(conversation, by=eve, body="Me too")
    assert Participation.objects.get(member=ben).state == "invited"


@pytest.mark.parametrize("status", ["waiting", "suspended", "left", "silenced"])
def test_who_may_not_write_asks_nobody(ann, ben, status):
    Member.objects.filter(pk=ann.pk).update(status=status)
    ann.refresh_from_db()
    with pytest.raises(NotAllowed):
        write_to(ben, by=ann, body="Hello")
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("status", ["waiting", "suspended", "left", "placeholder"])
def test_who_is_not_here_is_asked_nothing(ann, ben, status):
    Member.objects.filter(pk=ben.pk).update(status=status)
    ben.refresh_from_db()
    with pytest.raises(NotAllowed, match="cannot be written to"):
        write_to(ben, by=ann, body="Hello")
    assert not Conversation.objects.exists()


def test_silenced_member_reads_requests_and_lets_them_go_but_cannot_answer(ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    Member.objects.filter(pk=ben.pk).update(status="silenced")
    ben.refresh_from_db()
    with pytest.raises(NotAllowed):
        accept_request(conversation, by=ben)
    decline_request(conversation, by=ben)
    assert count_waiting(ben) == 0


def test_member_who_takes_no_new_conversations_is_not_asked_but_goes_on_with_others(ann, ben):
    conversation = TalkFactory(one=MemberFactory(), other=ben)
    set_talk_wishes(by=ben, takes_new=False, shows_seen=False, words_in_mail=False)
    with pytest.raises(NotAllowed, match="takes no new conversations"):
        write_to(ben, by=ann, body="Hello")
    block_member(ann, by=ben)
    with pytest.raises(NotAllowed, match="takes no new conversations"):
        write_to(ben, by=ann, body="Hello")
    assert post_message(conversation, by=conversation.started_by, body="We go on")
    assert Conversation.objects.count() == 1


def test_one_does_not_write_to_oneself(ann):
    with pytest.raises(Invalid) as refusal:
        write_to(ann, by=ann, body="Hello")
    assert refusal.value.field == "to"


@pytest.mark.parametrize(("age", "most"), [(1, 5), (60, 20)])
def test_requests_of_a_day_are_limited_and_the_refusal_says_until_when(age, most):
    by = MemberFactory(joined_at=timezone.now() - age * DAY)
    with time_machine.travel(timezone.now() - timedelta(hours=23)):
        RequestFactory(by=by)
    for _number in range(most - 1):
        RequestFactory(by=by)
    with pytest.raises(TooMany, match=f"{most} people") as refusal:
        RequestFactory(by=by)
    assert 3500 < refusal.value.retry_after <= 3601
    assert Conversation.objects.count() == most
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        RequestFactory(by=by)


def test_gates_are_asked_and_see_no_word(ann, ben, monkeypatch):
    asked = []
    monkeypatch.setitem(gates._entries, "looking on", asked.append)
    TalkFactory(one=ann, other=ben, body="canary", more=["canary"])
    assert [(one.kind, one.text, one.title, dict(one.given)) for one in asked] == [
        ("conversations.request", "", "", {}),
        ("conversations.message", "", "", {}),
    ]


def test_what_a_gate_would_hold_for_a_look_is_refused_instead(ann, ben, monkeypatch):
    def hold(saying):
        raise Held("A host looks first.", saying=saying)

    monkeypatch.setitem(gates._entries, "holding", hold)
    with pytest.raises(NotAllowed, match="Take part in the open"):
        write_to(ben, by=ann, body="Hello")
    assert not Conversation.objects.exists()
