"""Hosts hear who stands before the door; whoever asked hears the answer."""

import pytest
from django.core import mail
from django.utils import timezone

from guildhouse.kernel.events import emit
from guildhouse.members.events import MemberAsked
from guildhouse.members.models import JoinRequest
from guildhouse.notifications.models import MailBatch
from guildhouse.spaces.actions import ask_to_enter, decide_entry
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.models import SpaceMembership
from tests.factories import MemberFactory, SpaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed_space(tomas):
    space = SpaceFactory(join_rule="request", is_confidential=True, name="The round table")
    admit_member(space, tomas, SpaceMembership.Role.HOST)
    return space


def test_hosts_of_a_space_hear_who_asks_until_one_of_them_answers(client, tomas, aino, closed_space, deliver, heard):
    second = MemberFactory()
    admit_member(closed_space, second, SpaceMembership.Role.HOST)
    request = ask_to_enter(closed_space, by=aino, words="I lead a team of two.")
    deliver()
    assert heard(tomas) == heard(second) == ["spaces.entry_asked"]
    client.force_login(tomas)
    page = client.get("/notices/").content.decode()
    assert "Aino Laine asks to enter" in page
    assert "I lead a team of two." in page
    decide_entry(request, by=second, accepted=True)
    deliver()
    assert heard(tomas) == []


@pytest.mark.parametrize(("accepted", "words"), [(True, "You are in"), (False, "was declined")])
def test_whoever_asked_hears_the_answer(client, tomas, aino, closed_space, deliver, heard, accepted, words):
    request = ask_to_enter(closed_space, by=aino)
    decide_entry(request, by=tomas, accepted=accepted, reason="We are twelve already.")
    deliver()
    assert heard(aino) == ["spaces.entry_decided"]
    client.force_login(aino)
    page = client.get("/notices/").content.decode()
    assert words in page
    assert "We are twelve already." in page


def test_someone_who_is_no_host_any_more_reads_nothing_of_it(client, tomas, aino, closed_space, deliver):
    ask_to_enter(closed_space, by=aino, words="Canary words")
    deliver()
    SpaceMembership.objects.filter(member=tomas).update(role="member")
    client.force_login(tomas)
    page = client.get("/notices/").content.decode()
    assert "Canary" not in page
    assert "Aino" not in page


def test_mail_about_a_confidential_space_names_nobody(tomas, aino, closed_space, deliver, send_due):
    ask_to_enter(closed_space, by=aino, words="Canary words")
    deliver()
    MailBatch.objects.update(due_at=timezone.now())
    send_due()
    whole = mail.outbox[0].message().as_string()
    for secret in ("Canary", "Aino", "round table"):
        assert secret not in whole


def test_hosts_of_the_community_hear_who_asks_to_join(host, tomas, deliver, heard):
    waiting = MemberFactory(status="waiting")
    JoinRequest.objects.create(member=waiting, words="I found you through a talk.")
    emit(MemberAsked(member_id=waiting.pk))
    deliver()
    assert heard(host) == ["members.join_asked"]
    assert heard(tomas) == []
