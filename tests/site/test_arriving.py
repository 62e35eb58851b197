"""A link from the house's own machine lets a host in once."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from guildhouse.kernel.errors import Invalid
from guildhouse.members.actions.appointing import appoint_host, issue_arrival
from guildhouse.members.models import Community, Member
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer():
    return appoint_host("ada@example.org", name="Ada Lovelace")[0]


@pytest.fixture
def address(newcomer):
    return reverse("arrive", args=[issue_arrival(newcomer)])


def test_new_host_is_a_member_whose_address_needs_no_confirming(newcomer):
    assert (newcomer.name, newcomer.handle, newcomer.is_host) == ("Ada Lovelace", "ada-lovelace", True)
    assert EmailAddress.objects.get(user=newcomer).verified
    assert not newcomer.has_usable_password()
    assert mail.outbox == []


def test_member_is_made_a_host_and_stays_who_they_are(member):
    again, is_new = appoint_host(member.email.upper())
    assert (again.pk, again.is_host, is_new) == (member.pk, True, False)
    assert Member.objects.count() == 1


def test_waiting_member_made_a_host_need_not_wait():
    waiting = MemberFactory(status=Member.Status.WAITING)
    appoint_host(waiting.email)
    waiting.refresh_from_db()
    assert waiting.is_host


def test_host_can_be_appointed_where_joining_needs_an_invitation():
    Community.objects.update_or_create(pk=1, defaults={"joining": Community.Joining.INVITATION})
    assert appoint_host("ada@example.org")[0].is_host


def test_what_is_no_address_is_refused():
    with pytest.raises(Invalid, match="not an e-mail address"):
        appoint_host("ada at example")
    assert not Member.objects.exists()


def test_looking_at_the_link_uses_nothing_up(client, address, newcomer):
    for _ in range(2):
        page = client.get(address)
        assert page.status_code == 200
        assert "Ada Lovelace" in page.content.decode()
    assert "sid" not in client.cookies


def test_button_signs_in_and_asks_for_a_password(client, address, newcomer):
    answer = client.post(address, follow=True)
    assert answer.redirect_chain[0][0] == reverse("account_set_password")
    assert answer.status_code == 200
    assert answer.wsgi_request.user == newcomer
    token = "a password worth keeping"
    answer = client.post(reverse("account_set_password"), {"password1": token, "password2": token})
    newcomer.refresh_from_db()
    assert newcomer.check_password(token)


def test_link_works_once(client, address):
    client.post(address)
    client.logout()
    again = client.post(address)
    assert again.status_code == 409
    assert "used already" in again.content.decode()


def test_link_runs_out_and_a_new_one_ends_the_old(client, address, newcomer):
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert client.get(address).status_code == 409
    issue_arrival(newcomer)
    assert client.post(address).status_code == 409


def test_made_up_link_is_not_found(client):
    assert client.get(reverse("arrive", args=["nonsense"])).status_code == 404


def test_page_holds_no_address_of_the_host(client, address):
    assert not re.search(r"ada@example\.org", client.get(address).content.decode())
