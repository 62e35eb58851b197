"""Coming in: at once, by a host's word, by an invitation."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.models import Delivery
from guildhouse.kernel.ports.today import today_sources
from guildhouse.members.actions.invitations import enter_by_invitation, issue_invitation
from guildhouse.members.actions.registering import register_member
from guildhouse.members.models import Community, Invitation, JoinRequest, Member
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk by the river"


def joined_by(rule):
    Community.objects.update_or_create(pk=1, defaults={"joining": rule, "purpose": "To learn together."})
    cache.clear()


def sign_up(client, mailoutbox):
    form = {"name": "Ana Duarte", "email": "ana@example.org", "password1": PASSWORD, "words": "To learn from you"}
    response = client.post("/accounts/signup/", form)
    if response.status_code == 302:
        code = re.search(r"^    (\S+)$", mailoutbox[-1].body, re.MULTILINE).group(1)
        response = client.post("/accounts/confirm-email/", {"code": code})
    return response


@pytest.fixture
def waiting(client, mailoutbox):
    joined_by("approval")
    sign_up(client, mailoutbox)
    return Member.objects.get(handle="ana-duarte")


def test_joining_by_approval_waits_and_says_so(client, mailoutbox):
    joined_by("approval")
    assert sign_up(client, mailoutbox).url == "/community/"
    assert "A host will answer you" in client.get("/community/").content.decode()
    assert Member.objects.get().status == "waiting"


def test_sign_up_asks_what_brings_one_only_where_a_host_reads_it(client):
    for rule, asked in (("approval", True), ("open", False)):
        joined_by(rule)
        assert ("What brings you here?" in client.get("/accounts/signup/").text) is asked
    joined_by("approval")
    form = {"name": "Ana Duarte", "email": "ana@example.org", "password1": PASSWORD, "words": "x" * 501}
    page = client.post("/accounts/signup/", form)
    assert page.status_code == 422
    assert "Five hundred" in page.text
    assert not Member.objects.exists()


def test_waiting_member_reads_but_does_not_write(client, waiting, topic):
    assert client.get(topic.get_absolute_url()).status_code == 200
    assert client.post(f"/topics/{topic.pk}/replies/", {"body": "Hello"}).status_code == 403
    assert topic.posts.count() == 1
    assert client.get("/community/invitations/").status_code == 404


def test_host_lets_somebody_in_and_they_are_told(client, waiting, host, mailoutbox, deliver):
    client.force_login(host)
    assert "To learn from you" in client.get("/community/requests/").content.decode()
    assert (
        client.post(f"/community/requests/{waiting.join_request.pk}/decision/", {"accepted": "yes"}).status_code == 302
    )
    waiting.refresh_from_db()
    assert waiting.status == "active"
    deliver()
    assert mailoutbox[-1].to == ["ana@example.org"]
    assert "You can read and write" in mailoutbox[-1].body
    assert "Nobody is waiting" in client.get("/community/requests/").content.decode()


def test_host_declines_with_a_reason_that_is_shown_and_mailed(client, waiting, host, mailoutbox, deliver):
    visitor = type(client)()
    visitor.force_login(waiting)
    client.force_login(host)
    client.post(
        f"/community/requests/{waiting.join_request.pk}/decision/", {"accepted": "no", "reason": "Tell us <more>."}
    )
    deliver()
    assert "Tell us <more>." in mailoutbox[-1].body
    assert "Tell us &lt;more&gt;." in visitor.get("/community/").content.decode()
    visitor.post("/community/request/", {"words": "I mend pianos"})
    assert "I mend pianos" in client.get("/community/requests/").content.decode()


def test_declining_without_a_reason_is_refused_beside_the_field(client, waiting, host):
    client.force_login(host)
    response = client.post(f"/community/requests/{waiting.join_request.pk}/decision/", {"accepted": "no"})
    assert response.status_code == 422
    assert f'href="#reason-{waiting.join_request.pk}"' in response.content.decode()
    assert JoinRequest.objects.get().decided_at is None


def test_deciding_twice_tells_the_second_host(client, waiting, host):
    address = f"/community/requests/{waiting.join_request.pk}/decision/"
    client.force_login(host)
    client.post(address, {"accepted": "yes"})
    assert client.post(address, {"accepted": "no", "reason": "Too late"}).status_code == 409
    waiting.refresh_from_db()
    assert waiting.status == "active"


def test_requests_are_absent_for_members(client, waiting):
    client.force_login(MemberFactory())
    assert client.get("/community/requests/").status_code == 404
    assert (
        client.post(f"/community/requests/{waiting.join_request.pk}/decision/", {"accepted": "yes"}).status_code == 404
    )
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_requests_stand_on_the_hosts_today(waiting, host, member):
    items = [item for source in today_sources for item in source(host)]
    assert any(item.address == "/community/requests/" and item.count == 1 for item in items)
    assert not [item for source in today_sources for item in source(member) if item.room == "members"]


def test_sign_up_is_closed_without_an_invitation(client, mailoutbox):
    joined_by("invitation")
    page = client.get("/accounts/signup/").content.decode()
    assert "Joined by invitation" in page
    assert sign_up(client, mailoutbox).status_code == 200
    assert not Member.objects.exists()


def test_invitation_made_by_a_member_lets_one_person_in(client, member, mailoutbox):
    joined_by("invitation")
    client.force_login(member)
    page = client.post("/community/invitations/", {"uses": "1", "days": "14", "note": "Come & see"})
    assert page.status_code == 201
    link = re.search(r"http://[^\"]+(/join/[^\"]+/)", page.content.decode()).group(1)
    secret = link.split("/")[2]
    assert secret not in Invitation.objects.get().secret_hash
    assert link not in client.get("/community/invitations/").content.decode()
    visitor = type(client)()
    opened = visitor.get(link).content.decode()
    assert member.name in opened
    assert "Come &amp; see" in opened
    assert sign_up(visitor, mailoutbox).url == "/welcome/"
    assert Member.objects.get(handle="ana-duarte").status == "active"
    assert Invitation.objects.get().uses == 1
    assert type(client)().get(link).status_code == 404


def test_invitation_last_use_happens_once(member):
    joined_by("invitation")
    _invitation, secret = issue_invitation(by=member)
    register_member(Member(email="a@example.org"), name="A", invitation=secret)
    with pytest.raises(NotAllowed):
        register_member(Member(email="b@example.org"), name="B", invitation=secret)
    assert not Member.objects.filter(name="B").exists()


@pytest.mark.parametrize(
    "change", [{"revoked_at": timezone.now()}, {"expires_at": timezone.now() - timedelta(minutes=1)}]
)
def test_invitation_that_ended_opens_nothing(client, member, change):
    invitation, secret = issue_invitation(by=member)
    Invitation.objects.filter(pk=invitation.pk).update(**change)
    assert client.get(f"/join/{secret}/").status_code == 404
    assert "invitation" not in client.session


def test_invitation_is_taken_back_by_its_maker_or_a_host_alone(client, member, host):
    for by, status in ((MemberFactory(), 404), (member, 302), (host, 302)):
        invitation, _secret = issue_invitation(by=member)
        client.force_login(by)
        assert client.post(f"/community/invitations/{invitation.pk}/revocation/").status_code == status
        invitation.refresh_from_db()
        assert (invitation.revoked_at is not None) is (status == 302)


def test_invitation_lets_in_whoever_waits(client, waiting, member):
    _invitation, secret = issue_invitation(by=member)
    assert client.post(f"/join/{secret}/").url == "/"
    waiting.refresh_from_db()
    assert waiting.status == "active"
    assert Invitation.objects.get().uses == 1


def test_invitations_have_limits(client, member):
    client.force_login(member)
    assert client.post("/community/invitations/", {"uses": "11", "days": "14"}).status_code == 403
    assert client.post("/community/invitations/", {"uses": "0", "days": "14"}).status_code == 422
    assert client.post("/community/invitations/", {"uses": "1", "days": "9999"}).status_code == 422
    for _ in range(20):
        issue_invitation(by=member)
    assert client.post("/community/invitations/", {"uses": "1", "days": "14"}).status_code == 429
    assert Invitation.objects.count() == 20


def test_joining_announces_itself(db):
    register_member(Member(email="a@example.org"), name="A")
    joined_by("approval")
    register_member(Member(email="b@example.org"), name="B")
    assert set(Delivery.objects.values_list("event", flat=True)) <= {"members.MemberJoined", "members.MemberAsked"}


def test_invitation_pressed_twice_is_used_once(member):
    waiting = MemberFactory(status="waiting")
    invitation, secret = issue_invitation(by=member, uses=3)
    for seen_waiting in (waiting, Member.objects.get(pk=waiting.pk)):
        enter_by_invitation(secret, by=seen_waiting)
    invitation.refresh_from_db()
    assert invitation.uses == 1
