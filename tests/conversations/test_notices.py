"""What is told of a conversation: to whom, when not, and never a word unless its reader wished so."""

import pytest
from django.core import mail

from guildhouse.conversations.actions import (
    accept_request,
    decline_request,
    mute_conversation,
    note_reading,
    post_message,
    set_talk_wishes,
)
from guildhouse.kernel.models import Delivery
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.members.actions.blocks import block_member
from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.models import MailBatch, Notice
from tests.factories import RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mails(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def send():
        MailBatch.objects.update(due_at="2020-01-01T00:00:00Z")
        while send_next_mail():
            pass
        return [f"{one.to} {one.subject} {one.body} {one.alternatives}" for one in mail.outbox]

    return send


def kinds(member):
    return sorted(Notice.objects.visible_to(member).unread().values_list("kind", flat=True))


def test_request_and_yes_and_message_are_told_to_whom_they_concern(ann, ben, deliver):
    conversation = RequestFactory(by=ann, to=ben)
    deliver()
    assert (kinds(ben), kinds(ann)) == (["conversations.request"], [])
    accept_request(conversation, by=ben)
    deliver()
    assert (kinds(ben), kinds(ann)) == ([], ["conversations.accepted"])
    post_message(conversation, by=ben, body="Hello")
    deliver()
    assert kinds(ann) == ["conversations.accepted", "conversations.message"]
    note_reading(conversation, by=ann, number=2)
    assert kinds(ann) == []


def test_no_is_told_to_nobody_and_clears_ones_own_notice(ann, ben, deliver):
    conversation = RequestFactory(by=ann, to=ben)
    deliver()
    decline_request(conversation, by=ben)
    deliver()
    assert (kinds(ben), kinds(ann)) == ([], [])


def test_nothing_is_told_of_what_does_not_arrive_or_is_muted(ann, ben, deliver):
    conversation = TalkFactory(one=ann, other=ben)
    deliver()
    Notice.objects.all().delete()
    mute_conversation(conversation, by=ben, muted=True)
    post_message(conversation, by=ann, body="Softly")
    mute_conversation(conversation, by=ben, muted=False)
    block_member(ann, by=ben)
    post_message(conversation, by=ann, body="Into the void")
    deliver()
    assert kinds(ben) == []


def test_facts_on_their_way_carry_no_word(ann, ben):
    TalkFactory(one=ann, other=ben, body="canary", more=["canary"])
    told = repr(list(Delivery.objects.values()))
    assert "MessageSent" in told
    assert "canary" not in told


def test_mail_says_who_wrote_and_no_word_of_it(ann, ben, deliver, mails):
    TalkFactory(one=ann, other=ben, body="canary", more=["canary two"])
    deliver()
    sent = mails()
    assert any("Ben wrote to you" in one for one in sent)
    assert "canary" not in repr(sent)


def test_mail_carries_the_words_for_who_chose_so(ann, ben, deliver, mails):
    set_talk_wishes(by=ann, takes_new=True, shows_seen=False, words_in_mail=True)
    conversation = TalkFactory(one=ann, other=ben, more=["canary two"])
    deliver()
    post_message(conversation, by=ann, body="canary three")
    post_message(conversation, by=ben, body="canary four")
    deliver()
    (sent,) = mails()
    assert sent.startswith("['ann@example.org']")
    assert "canary four" in sent
    assert "canary two" not in sent


def test_list_of_notices_words_them_for_their_reader(client, ann, ben, deliver):
    RequestFactory(by=ann, to=ben)
    deliver()
    client.force_login(ben)
    assert "Ann would like to talk with you" in client.get("/notices/").content.decode()


def test_having_talked_is_a_tie_and_a_request_is_none(ann, ben, eve):
    conversation = RequestFactory(by=ann, to=ben)
    assert find_ties(ann, [ben.pk, eve.pk]) == {}
    accept_request(conversation, by=ben)
    (tie,) = find_ties(ann, [ben.pk, eve.pk])[ben.pk]
    assert (tie.words, tie.address) == ("You have talked with each other", conversation.get_absolute_url())
