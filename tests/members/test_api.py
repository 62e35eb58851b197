"""Members as programs see them."""

import json
import random

import pytest
from ninja.testing import TestClient

from guildhouse.kernel.errors import DomainError
from guildhouse.members.api import router
from guildhouse.members.models import Profile
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    client = TestClient(router)
    return lambda address, member: client.get(address, member=member)


def test_api_me_is_oneself_with_the_address(ask, member):
    me = ask("/me", member).json()
    assert (me["handle"], me["email"], me["status"]) == (member.handle, member.email, "active")


def test_api_member_holds_what_its_audience_may_see(ask, member):
    mark = f"canary{random.getrandbits(40)}"
    owner = MemberFactory(email=f"{mark}@example.org")
    Profile.objects.create(
        member=owner, pronouns="they", location=mark, shown={"pronouns": "everyone", "location": "me"}
    )
    seen = ask(f"/members/{owner.handle}", member)
    assert seen.json()["pronouns"] == "they"
    assert mark not in json.dumps(seen.json())
    assert ask(f"/members/{owner.handle}", owner).json()["location"] == mark


def test_api_list_finds_by_name_for_members_alone(ask, member):
    MemberFactory(name="Kim Park", handle="kim")
    found = ask("/members?q=kim", member).json()
    assert [one["handle"] for one in found["members"]] == ["kim"]
    assert found["total"] == 1
    for somebody in (None, MemberFactory(status="waiting")):
        with pytest.raises(DomainError):
            ask("/members", somebody)


@pytest.mark.parametrize("address", ["/members/no-such", "/members/%00", "/members/" + "x" * 3000])
def test_api_member_that_is_not_there_is_absent(ask, member, address):
    with pytest.raises(DomainError) as refusal:
        ask(address, member)
    assert refusal.value.status == 404


@pytest.mark.parametrize("page", ["0", "-5", "999999999999999999999999"])
def test_api_list_takes_any_page(ask, member, page):
    assert ask(f"/members?page={page}", member).status_code == 200
