"""Members as programs see them."""

import json
import random

import pytest
from ninja.testing import TestClient

from guildhouse.kernel.errors import Conflict, DomainError, Invalid, NotFound
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.actions.connecting import ask_connection
from guildhouse.members.api import router
from guildhouse.members.models import Connection, Profile
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


WORDS = "We both came from support, and I would like to compare notes."


@pytest.fixture
def ask():
    client = TestClient(router)
    return lambda address, member: client.get(address, member=member)


@pytest.fixture
def send():
    client = TestClient(router)
    return lambda method, address, member, **given: client.request(method, address, json=given, member=member)


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


def test_api_following_is_listed_begun_and_ended(ask, send, member):
    kim = MemberFactory(handle="kim")
    for _ in range(2):
        assert send("PUT", "/following/kim", member).status_code == 204
    assert [one["handle"] for one in ask("/following", member).json()["members"]] == ["kim"]
    assert send("DELETE", "/following/kim", member).status_code == 204
    assert ask("/following", member).json()["total"] == 0
    block_member(kim, by=member)
    with pytest.raises(Invalid):
        send("PUT", "/following/kim", member)
    with pytest.raises(DomainError):
        send("PUT", "/following/kim", MemberFactory(status="waiting"))


def test_api_connection_is_asked_answered_and_ended(ask, send, member):
    kim = MemberFactory(handle="kim", name="Kim")
    with pytest.raises(Invalid):
        send("PUT", "/members/kim/connection", member, words="Hi")
    assert send("PUT", "/members/kim/connection", member, words=WORDS).json() == {"state": "asked"}
    with pytest.raises(Conflict):
        send("PUT", "/members/kim/connection", member, words=WORDS)
    assert [one["handle"] for one in ask("/connections", member).json()["asked"]] == ["kim"]
    waiting = ask("/connections", kim).json()["waiting"][0]
    assert (waiting["words"], waiting["by"]["handle"]) == (WORDS, member.handle)
    with pytest.raises(NotFound):
        send("PUT", f"/connections/{waiting['id']}", member, answer="yes")
    with pytest.raises(NotFound):
        send("DELETE", f"/members/{member.handle}/connection", kim)
    assert send("PUT", f"/connections/{waiting['id']}", kim, answer="yes").status_code == 204
    assert [one["name"] for one in ask("/connections", member).json()["members"]] == ["Kim"]
    assert send("DELETE", "/members/kim/connection", member).status_code == 204
    assert not Connection.objects.exists()


def test_api_tells_no_more_of_a_no_than_the_page(ask, send, member):
    kim, zoe = MemberFactory(handle="kim"), MemberFactory(handle="zoe")
    block_member(member, by=zoe)
    answers = [send("PUT", f"/members/{one.handle}/connection", member, words=WORDS).json() for one in (kim, zoe)]
    asked = ask("/connections", kim).json()["waiting"][0]["id"]
    assert send("PUT", f"/connections/{asked}", kim, answer="no").status_code == 204
    assert answers == [{"state": "asked"}] * 2
    told = ask("/connections", member).json()
    assert ([one["handle"] for one in told["asked"]], told["members"]) == (["kim", "zoe"], [])
    assert ask("/connections", zoe).json()["waiting"] == []
    assert ask_connection(member, by=kim, words=WORDS).state == Connection.State.CONNECTED
