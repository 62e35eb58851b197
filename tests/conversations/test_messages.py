"""Changing and deleting one's own messages, and finding words again in one's own conversations."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.conversations.actions import (
    accept_request,
    delete_message,
    edit_message,
    leave_group,
    post_message,
    restore_message,
    wipe_deleted_messages,
)
from guildhouse.conversations.models import Message
from guildhouse.conversations.queries.searching import search_own
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.models import Attachment
from guildhouse.kernel.throttle.stores import find_store
from guildhouse.members.actions.blocks import block_member
from guildhouse.search.models import Document
from tests.factories import GroupFactory, MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db


def test_message_is_changed_within_fifteen_minutes_and_says_so(client, ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="Helo")
    message = Message.objects.get()
    client.force_login(ann)
    address = f"{message.get_absolute_url()}edit/"
    assert "Helo" in client.get(address).content.decode()
    assert client.post(address, {"body": ""}).status_code == 422
    assert client.post(address, {"body": "Hello"}).status_code == 302
    assert reads(conversation, ben) == ["Hello"]
    client.force_login(ben)
    assert "edited" in client.get(conversation.get_absolute_url()).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)), pytest.raises(Conflict, match="15 minutes"):
        edit_message(message, by=ann, body="Too late")
    assert reads(conversation, ben) == ["Hello"]


def test_nobody_changes_or_deletes_words_of_others(ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="Mine")
    message = Message.objects.get()
    with pytest.raises(NotAllowed):
        edit_message(message, by=ben, body="Yours")
    with pytest.raises(NotAllowed):
        delete_message(message, by=ben)
    assert reads(conversation, ann) == ["Mine"]


def test_deleted_message_is_gone_for_both_comes_back_by_undo_and_is_wiped_after_a_day(client, ann, ben, reads):
    conversation = TalkFactory(one=ann, other=ben, body="Regretted")
    message = Message.objects.get()
    Attachment.objects.create(
        key="a" * 32, owner=ann, sha256="0" * 64, size=1, media_type="text/plain", name="a.txt", state="kept",
        kind="conversation_message", object_id=message.pk,
    )  # fmt: skip
    client.force_login(ann)
    client.post(f"{message.get_absolute_url()}deletion/")
    assert reads(conversation, ann) == reads(conversation, ben) == ["This message was deleted."]
    assert search_own(ben, "regretted").rows == []
    restore_message(by=ann, message_id=message.pk)
    assert reads(conversation, ben) == ["Regretted"]
    delete_message(message, by=ann)
    assert wipe_deleted_messages() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert wipe_deleted_messages() == 1
        assert wipe_deleted_messages() == 0
    assert Message.objects.get().text.read(by=ann) == ""
    assert not Attachment.objects.filter(object_id=message.pk).exists()


def test_acts_of_a_message_are_those_one_may_do(client, ann, ben):
    TalkFactory(one=ann, other=ben)
    address = f"{Message.objects.get().get_absolute_url()}acts/"
    client.force_login(ann)
    mine = client.get(address).content.decode()
    client.force_login(ben)
    theirs = client.get(address).content.decode()
    assert [("/edit/" in page, "/deletion/" in page, "/report/" in page) for page in (mine, theirs)] == [
        (True, True, False),
        (False, False, True),
    ]


@pytest.mark.parametrize(("asked", "words"), [
    ("mentoring", "You mentored me well"), ("resume", "Mon résumé est prêt"), ("RÉSUMÉ", "the resume, again"),
    ("stakeholder", "Two stakeholders left"), ('"side by side"', "We sat side by side"), ("road", "The roadmap, please"),
])  # fmt: skip
def test_words_are_found_in_other_forms_accents_and_beginnings(ann, ben, asked, words):
    TalkFactory(one=ann, other=ben, body=words)
    (found,) = search_own(ben, asked).rows
    assert found.title == "Ann"
    assert any(is_hit for _piece, is_hit in found.pieces)


@pytest.mark.parametrize("asked", ["", "  ", "elephant", "mentored elephant", "mentored -well", '"well mentored"'])
def test_words_that_are_not_all_there_find_nothing(ann, ben, asked):
    TalkFactory(one=ann, other=ben, body="You mentored me well")
    assert search_own(ben, asked).rows == []


def test_search_finds_in_ones_own_conversations_alone(ann, ben, eve):
    TalkFactory(one=ann, other=ben, body="lighthouse one")
    RequestFactory(by=MemberFactory(), to=ann, body="lighthouse two")
    blocked = MemberFactory()
    talk = TalkFactory(one=blocked, other=ann, body="lighthouse three")
    block_member(blocked, by=ann)
    post_message(talk, by=blocked, body="lighthouse four")
    group = GroupFactory(by=ben, people=[ann, eve], joined=[eve], body="lighthouse five")
    post_message(group, by=eve, body="lighthouse six")
    accept_request(group, by=ann)
    words = {"".join(piece for piece, _hit in row.pieces).split()[1] for row in search_own(ann, "lighthouse").rows}
    assert words == {"one", "three", "five"}
    leave_group(group, by=ann)
    assert len(search_own(ann, "lighthouse").rows) == 2
    assert search_own(MemberFactory(role="host"), "lighthouse").rows == []
    assert not Document.objects.filter(text__contains="lighthouse").exists()


def test_search_page_answers_and_asks_a_fixed_number_of_queries(client, ann, ben):
    conversation = TalkFactory(one=ann, other=ben, body="lighthouse")
    client.force_login(ann)

    def count():
        client.get("/conversations/search/?q=lighthouse")
        with CaptureQueriesContext(connection) as asked:
            assert "<mark>lighthouse</mark>" in client.get("/conversations/search/?q=lighthouse").content.decode()
        return len(asked)

    few = count()
    for number in range(49):
        find_store().clear_all()
        post_message(conversation, by=ann, body=f"lighthouse {number}")
    assert count() == few <= 12
