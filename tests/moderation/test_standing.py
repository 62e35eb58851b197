"""Silenced and suspended: heeded by every route and token at once, ended by time, lifted one by one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from guildhouse.api.actions import issue_token
from guildhouse.discussions.actions import post_reply
from guildhouse.kernel.clock import strike
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.actions.standing import end_due_sanctions, reinstate_member, silence_member, suspend_member
from guildhouse.members.models import JoinRequest, Member, Sanction
from tests.factories import MemberFactory, TopicFactory
from tests.factories.members import PASSWORD

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def status(member):
    return Member.objects.get(pk=member.pk).status


def later(sanction):
    Sanction.objects.filter(pk=sanction.pk).update(until=timezone.now() - timedelta(minutes=1))


def test_a_suspended_member_is_out_at_once_with_every_session_and_token(client, member, host, space):
    topic = TopicFactory(space=space)
    client.force_login(member)
    _row, token = issue_token(by=member, name="Program", scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/settings/").status_code == 200
    assert client.get("/api/1/spaces", headers=headers).status_code == 200
    suspend_member(member, by=host, until=timezone.now() + WEEK, reason="spam")
    assert client.get("/settings/").status_code == 302
    assert client.post(f"/topics/{topic.pk}/replies/", {"body": "Still here."}).status_code == 302
    assert client.get("/api/1/spaces", headers=headers).status_code == 401


def test_a_silenced_member_reads_and_writes_nothing(client, member, host, space):
    topic = TopicFactory(space=space)
    silence_member(member, by=host, until=None, reason="unkind")
    member.refresh_from_db()
    with pytest.raises(NotAllowed):
        post_reply(topic, by=member, body="Words.")
    client.force_login(member)
    assert client.get(topic.get_absolute_url()).status_code == 200
    assert client.post(f"/topics/{topic.pk}/replies/", {"body": "Words."}).status_code == 403


def test_a_silence_ends_by_itself_at_the_hour(member, host, deliver):
    sanction = silence_member(member, by=host, until=timezone.now() + WEEK, reason="unkind")
    assert end_due_sanctions() == 0
    later(sanction)
    strike()
    deliver()
    assert status(member) == "active"
    assert end_due_sanctions() == 0
    assert AuditEntry.objects.filter(act="member.sanction_ended", about_id=member.pk).count() == 1


def test_a_suspension_that_ends_leaves_a_silence_that_goes_on(member, host):
    silence_member(member, by=host, until=None, reason="unkind")
    short = suspend_member(member, by=host, until=timezone.now() + WEEK, reason="unkind")
    assert status(member) == "suspended"
    later(short)
    end_due_sanctions()
    assert status(member) == "silenced"


def test_lifting_one_sanction_leaves_the_other(member, host):
    one = silence_member(member, by=host, until=None, reason="unkind")
    two = silence_member(member, by=host, until=None, reason="spam")
    reinstate_member(one, by=host, reason="A mistake.")
    assert status(member) == "silenced"
    reinstate_member(two, by=host, reason="A mistake.")
    assert status(member) == "active"


def test_who_waited_for_a_host_waits_again(host):
    waiting = MemberFactory(status="waiting")
    JoinRequest.objects.create(member=waiting)
    sanction = suspend_member(waiting, by=host, until=timezone.now() + WEEK, reason="spam")
    later(sanction)
    end_due_sanctions()
    assert status(waiting) == "waiting"


def test_only_another_host_of_the_community_may(member, host):
    for by, about in ((member, MemberFactory()), (host, host)):
        with pytest.raises(NotAllowed):
            suspend_member(about, by=by, until=None, reason="x")
    with pytest.raises(Conflict):
        suspend_member(MemberFactory(status="placeholder"), by=host, until=None, reason="x")
    assert not Sanction.objects.exists()


def test_a_host_who_was_suspended_meanwhile_suspends_nobody(host):
    other = MemberFactory(role="host")
    suspend_member(other, by=host, until=None, reason="x")
    with pytest.raises(NotAllowed):
        suspend_member(host, by=other, until=None, reason="x")  # `other` still holds what was true before


def test_a_suspended_member_who_signs_in_reads_why_and_can_appeal(client, host):
    member = MemberFactory(email="gone@example.org")
    member.set_password(PASSWORD)
    member.save()
    suspend_member(member, by=host, until=None, reason="spam")
    answer = client.post("/accounts/login/", {"login": "gone@example.org", "password": PASSWORD})
    page = answer.content.decode()
    assert "Read why" in page
    link = page.split('href="/record/')[1].split('"')[0]
    assert client.get(f"/record/{link}").status_code == 200
    assert client.get("/settings/").status_code == 302
    wrong = client.post("/accounts/login/", {"login": "gone@example.org", "password": "something else"})
    assert "/record/" not in wrong.content.decode()
    assert not mail.outbox


def test_others_do_not_notice_that_somebody_is_silenced(client, member, host):
    someone = MemberFactory(handle="quiet", name="Quiet Person")
    client.force_login(member)
    silence_member(someone, by=host, until=None, reason="unkind")
    for address in ("/members/quiet/", "/members/?q=Quiet"):
        page = client.get(address).content.decode()
        assert "Quiet Person" in page
        assert "ilenced" not in page
