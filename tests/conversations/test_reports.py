"""Reporting: those who keep order read the words a member chose, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guildhouse.conversations.actions import (
    delete_message,
    forget_old_excerpts,
    hide_excerpt,
    post_message,
    report_messages,
    restore_excerpt,
)
from guildhouse.conversations.models import Excerpt, Message
from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.kernel.ports.flaggables import flaggables
from guildhouse.moderation.actions import Verdict, decide_item
from guildhouse.moderation.models import Item
from tests.factories import GroupFactory, MemberFactory, TalkFactory

pytestmark = pytest.mark.django_db
KIND = "conversation_excerpt"


@pytest.fixture
def talk(ann, ben):
    return TalkFactory(one=ann, other=ben, body="Before it", more=["Something rude", "After it"])


@pytest.fixture
def rude(talk):
    return talk.messages.get(number=2)


@pytest.fixture
def excerpt(talk, rude, ann):
    return report_messages(talk, by=ann, message_ids=[rude.pk], reason="It is rude")


def test_excerpt_holds_the_chosen_words_and_is_read_by_hosts(client, excerpt, eve, ann, ben):
    address = excerpt.get_absolute_url()
    for member, status in ((ann, 200), (eve, 200), (ben, 404), (MemberFactory(), 404)):
        client.force_login(member)
        response = client.get(address)
        assert response.status_code == status
        page = response.content.decode()
        assert ("Something rude" in page) == (status == 200)
        assert "Before it" not in page
        assert "After it" not in page


def test_moderation_gets_the_excerpt_through_the_port(excerpt, eve, ann, ben):
    port = flaggables[KIND]
    thing = port.show(excerpt.pk)
    assert "Something rude" in thing.text
    assert "Before it" not in thing.text
    assert (thing.author_id, thing.is_shown) == (ben.pk, True)
    assert port.find(excerpt.pk, ann) == thing
    assert port.find(excerpt.pk, eve) is None
    assert port.show(excerpt.pk + 1) is None
    assert set(port.acts) == {"hide", "restore"}


def test_hosts_with_a_part_in_it_do_not_decide(ann, eve):
    inside = MemberFactory(role="host")
    group = GroupFactory(by=ann, people=[inside, MemberFactory(handle="rude")])
    message = post_message(group, by=group.people.get(member__handle="rude").member, body="Rude")
    excerpt = report_messages(group, by=ann, message_ids=[message.pk], reason="It is rude")
    assert flaggables[KIND].decides(eve, [excerpt.pk]) == {excerpt.pk}
    assert flaggables[KIND].decides(inside, [excerpt.pk]) == set()
    assert flaggables[KIND].decides(ann, [excerpt.pk]) == set()
    with pytest.raises(NotAllowed):
        hide_excerpt(excerpt.pk, by=inside, reason="Rude")
    assert not Message.objects.exclude(hidden_because="").exists()


def test_hiding_takes_the_words_from_everybody_with_the_reason_and_restoring_brings_them_back(
    excerpt, talk, eve, ann, ben, reads
):
    version = flaggables[KIND].show(excerpt.pk).version
    flaggables[KIND].acts["hide"](excerpt.pk, by=eve, reason="It attacks a person.")
    hidden = "Hidden by those who keep order here: It attacks a person."
    assert reads(talk, ann) == reads(talk, ben) == ["Before it", hidden, "After it"]
    assert flaggables[KIND].show(excerpt.pk).is_shown is False
    assert flaggables[KIND].show(excerpt.pk).version > version
    flaggables[KIND].acts["restore"](excerpt.pk, by=eve, reason="")
    assert reads(talk, ben) == ["Before it", "Something rude", "After it"]


def test_hidden_message_is_not_deleted_by_its_author_to_get_rid_of_the_reason(excerpt, rude, eve, ben):
    hide_excerpt(excerpt.pk, by=eve, reason="It attacks a person.")
    rude.refresh_from_db()
    with pytest.raises(NotAllowed):
        delete_message(rude, by=ben)
    restore_excerpt(excerpt.pk, by=eve)


def test_words_deleted_afterwards_stay_in_the_excerpt_until_it_is_forgotten(excerpt, rude, ben):
    delete_message(rude, by=ben)
    assert "Something rude" in flaggables[KIND].show(excerpt.pk).text
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert forget_old_excerpts() == 1
    assert not Excerpt.objects.exists()


@pytest.mark.parametrize(("chosen", "reason", "field"), [
    ([], "Rude", "messages"), ([1], "Rude", "messages"), ([2], "", "reason"), ([2], " ", "reason"), ([2], "x" * 501, "reason"),
])  # fmt: skip
def test_report_names_what_is_to_be_mended(talk, ann, chosen, reason, field):
    ids = list(talk.messages.filter(number__in=chosen).values_list("pk", flat=True))
    with pytest.raises(Invalid) as refusal:
        report_messages(talk, by=ann, message_ids=ids, reason=reason)
    assert refusal.value.field == field
    assert not Excerpt.objects.exists()


def test_messages_of_other_conversations_cannot_be_shown(talk, ann):
    elsewhere = TalkFactory(body="Not Ann's")
    with pytest.raises(Invalid):
        report_messages(talk, by=ann, message_ids=[elsewhere.messages.get().pk], reason="Rude")
    assert not Excerpt.objects.exists()


def test_words_of_several_need_to_be_told_apart(ann, ben):
    cy = MemberFactory(handle="cy")
    group = GroupFactory(by=ann, people=[ben, cy])
    ids = [post_message(group, by=one, body=f"Words of {one.handle}").pk for one in (ben, cy)]
    with pytest.raises(Invalid) as refusal:
        report_messages(group, by=ann, message_ids=ids, reason="Rude")
    assert refusal.value.field == "about"
    excerpt = report_messages(group, by=ann, message_ids=ids, reason="Rude", about="cy")
    hide_excerpt(excerpt.pk, by=MemberFactory(role="host"), reason="Rude")
    assert [bool(one.hidden_because) for one in Message.objects.filter(pk__in=ids).order_by("pk")] == [False, True]


def test_report_goes_from_the_message_to_the_page_of_what_was_shown(client, talk, rude, ann):
    client.force_login(ann)
    page = client.get(f"{talk.get_absolute_url()}report/?message={rude.pk}").content.decode()
    assert f'value="{rude.pk}" checked' in page
    assert client.post(f"{talk.get_absolute_url()}report/", {"reason": "Rude"}).status_code == 422
    response = client.post(f"{talk.get_absolute_url()}report/", {"messages": [rude.pk], "reason": "Rude"})
    assert response.url == Excerpt.objects.get().get_absolute_url()
    assert "Something rude" in client.get(response.url).content.decode()


def test_report_stands_in_the_queue_and_a_host_hides_the_words_there(client, excerpt, eve, deliver, talk, ben, reads):
    deliver()
    deliver()
    item = Item.objects.get(kind=KIND)
    assert (item.object_id, item.author_id, item.flags_count) == (excerpt.pk, ben.pk, 1)
    client.force_login(eve)
    page = client.get(f"/moderation/{item.pk}/").content.decode()
    assert "Something rude" in page
    assert "It is rude" in page
    assert "Before it" not in page
    verdict = Verdict(act="hide", ground="unkind", reason="You attacked a person.")
    decide_item(item, verdict, by=eve, seen=item.version, thing_seen=flaggables[KIND].show(excerpt.pk).version)
    assert reads(talk, ben)[1] == "Hidden by those who keep order here: It is not kind"
