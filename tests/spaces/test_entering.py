"""Ways into a space: open, on request, brought in by a host; and out again."""

import pytest

from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.spaces.actions import (
    ask_to_enter,
    change_role,
    decide_entry,
    enter_space,
    invite_member,
    leave_space,
    remove_member,
)
from guildhouse.spaces.models import EntryRequest, Space, SpaceMembership
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded():
    return SpaceFactory(join_rule="request", slug="guarded")


@pytest.fixture
def keeper(guarded):
    return SpaceMembershipFactory(space=guarded, role="host").member


def test_entering_an_open_space_twice_is_entering_once(space, member):
    enter_space(space, by=member)
    enter_space(space, by=member)
    assert SpaceMembership.objects.filter(space=space).count() == 1
    assert Space.objects.get(pk=space.pk).members_count == 1


def test_entering_a_guarded_space_without_asking_is_refused(guarded, member):
    with pytest.raises(NotAllowed):
        enter_space(guarded, by=member)
    assert not guarded.memberships.exists()


def test_asking_twice_keeps_one_request_with_the_newer_words(guarded, member):
    ask_to_enter(guarded, by=member, words="Hello")
    ask_to_enter(guarded, by=member, words="Hello, I lead a team of three")
    assert EntryRequest.objects.get().words == "Hello, I lead a team of three"


def test_accepted_request_opens_the_space(guarded, keeper, as_member, member):
    as_member.post("/spaces/guarded/requests/", {"words": "May I?"})
    assert as_member.get("/spaces/guarded/").url == "/spaces/guarded/about/"
    decide_entry(EntryRequest.objects.get(), by=keeper, accepted=True)
    assert as_member.get("/spaces/guarded/").status_code == 200


def test_declined_request_keeps_its_reason_and_may_be_asked_again(guarded, keeper, member):
    request = ask_to_enter(guarded, by=member)
    decide_entry(request, by=keeper, accepted=False, reason="We are full until May.")
    request.refresh_from_db()
    assert (request.accepted, request.reason) == (False, "We are full until May.")
    assert ask_to_enter(guarded, by=member).pk != request.pk


def test_second_host_to_answer_a_request_is_told(guarded, keeper, member):
    other = SpaceMembershipFactory(space=guarded, role="host").member
    request = ask_to_enter(guarded, by=member)
    decide_entry(request, by=keeper, accepted=False, reason="Not now")
    with pytest.raises(Conflict):
        decide_entry(request, by=other, accepted=True)
    assert not guarded.memberships.filter(member=member).exists()


def test_request_is_not_a_members_to_decide(guarded, member):
    request = ask_to_enter(guarded, by=member)
    with pytest.raises(NotAllowed):
        decide_entry(request, by=member, accepted=True)


def test_hidden_space_cannot_be_asked_and_is_opened_by_its_host(member):
    hidden = SpaceFactory(join_rule="hidden")
    keeper = SpaceMembershipFactory(space=hidden, role="host").member
    with pytest.raises(NotAllowed):
        ask_to_enter(hidden, by=member)
    invite_member(hidden, by=keeper, handle=f"@{member.handle.upper()}")
    assert hidden.memberships.filter(member=member).exists()
    with pytest.raises(NotFound):
        invite_member(hidden, by=keeper, handle="nobody-here")


def test_last_host_cannot_leave_nor_be_made_a_member(guarded, keeper):
    with pytest.raises(Conflict):
        leave_space(guarded, by=keeper)
    with pytest.raises(Conflict):
        change_role(guarded, by=keeper, member=keeper, role="member")
    with pytest.raises(Conflict):
        remove_member(guarded, by=keeper, member=keeper)
    assert guarded.memberships.get().role == "host"


def test_removed_member_can_no_longer_read(guarded, keeper, as_member, member):
    invite_member(guarded, by=keeper, handle=member.handle)
    assert as_member.get("/spaces/guarded/").status_code == 200
    remove_member(guarded, by=keeper, member=member)
    assert as_member.get("/spaces/guarded/").status_code == 302
    assert Space.objects.get(pk=guarded.pk).members_count == 0


def test_people_page_shows_requests_to_hosts_alone(guarded, keeper, as_member, member, client):
    asker = MemberFactory(name="Newcomer Asking")
    ask_to_enter(guarded, by=asker, words="Please")
    invite_member(guarded, by=keeper, handle=member.handle)
    assert "Newcomer Asking" not in as_member.get("/spaces/guarded/people/").content.decode()
    client.force_login(keeper)
    page = client.get("/spaces/guarded/people/").content.decode()
    assert "Newcomer Asking" in page
    client.post(f"/spaces/guarded/requests/{EntryRequest.objects.get().pk}/", {"accepted": "yes"})
    assert guarded.memberships.filter(member=asker).exists()


def test_people_of_a_guarded_space_are_not_shown_outside(guarded, as_member):
    assert as_member.get("/spaces/guarded/people/").status_code == 404


def test_level_is_for_those_inside(space, as_member, member):
    assert as_member.post(f"/spaces/{space.slug}/level/", {"level": "muted"}).status_code == 403
    enter_space(space, by=member)
    as_member.post(f"/spaces/{space.slug}/level/", {"level": "muted"})
    assert space.memberships.get(member=member).level == "muted"
