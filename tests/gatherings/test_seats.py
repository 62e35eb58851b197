"""Seats and the line: in order, never too many, never too late."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhouse.gatherings.actions import answer_gathering, change_gathering
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.notifications.models import Notice
from guildhouse.spaces.actions.entering import admit_member, leave_space
from tests.factories import GatheringFactory, MemberFactory, SpaceFactory
from tests.factories.gatherings import make_plan

pytestmark = pytest.mark.django_db


def states(gathering, people):
    found = dict(gathering.attendances.values_list("member_id", "state"))
    return [found.get(one.pk) for one in people]


@pytest.fixture
def full(db):
    """One seat, taken, and two who wait."""
    gathering = GatheringFactory(capacity=1)
    people = MemberFactory.create_batch(3)
    for one in people:
        answer_gathering(gathering, by=one, coming=True)
    return gathering, people


def test_seat_given_back_goes_to_who_waits_first_with_a_notice(full, deliver):
    gathering, people = full
    assert states(gathering, people) == ["going", "waiting", "waiting"]
    answer_gathering(gathering, by=people[0], coming=False)
    deliver()
    assert states(gathering, people) == ["declined", "going", "waiting"]
    assert list(Notice.objects.filter(kind="gatherings.seat").values_list("member_id", flat=True)) == [people[1].pk]
    answer_gathering(gathering, by=people[0], coming=True)  # whoever comes back stands at the end
    answer_gathering(gathering, by=people[1], coming=False)
    assert states(gathering, people) == ["waiting", "declined", "going"]
    gathering.refresh_from_db()
    assert (gathering.going_count, gathering.waiting_count) == (1, 1)


def test_more_seats_go_to_the_line_and_fewer_than_taken_are_refused(full):
    gathering, people = full
    by = gathering.created_by
    change_gathering(gathering, make_plan(starts_at=gathering.starts_at, capacity=2), by=by)
    assert states(gathering, people) == ["going", "going", "waiting"]
    with pytest.raises(Invalid, match="2 people are coming already"):
        change_gathering(gathering, make_plan(starts_at=gathering.starts_at, capacity=1), by=by)
    change_gathering(gathering, make_plan(starts_at=gathering.starts_at, capacity=None), by=by)
    assert states(gathering, people) == ["going", "going", "going"]


def test_nobody_is_promoted_once_it_has_begun(full):
    gathering, people = full
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    answer_gathering(gathering, by=people[0], coming=False)
    assert states(gathering, people) == ["declined", "waiting", "waiting"]
    with pytest.raises(Conflict):
        answer_gathering(gathering, by=MemberFactory(), coming=True)


def test_line_passes_over_who_was_suspended(full, deliver):
    gathering, people = full
    type(people[1]).objects.filter(pk=people[1].pk).update(status="suspended")
    answer_gathering(gathering, by=people[0], coming=False)
    assert states(gathering, people) == ["declined", "waiting", "going"]


def test_registration_closes_but_seats_can_be_given_back():
    gathering = GatheringFactory(closes_at=timezone.now() + timedelta(hours=1))
    early = MemberFactory()
    answer_gathering(gathering, by=early, coming=True)
    Gathering.objects.filter(pk=gathering.pk).update(closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(Conflict, match="Registration is closed"):
        answer_gathering(gathering, by=MemberFactory(), coming=True)
    assert answer_gathering(gathering, by=early, coming=False).state == "declined"


def test_seat_of_who_leaves_a_hidden_space_is_given_on(deliver):
    space = SpaceFactory(join_rule="hidden")
    host, *people = MemberFactory.create_batch(3)
    admit_member(space, host, "host")
    for one in people:
        admit_member(space, one)
    gathering = GatheringFactory(by=host, space=space, capacity=1)
    for one in people:
        answer_gathering(gathering, by=one, coming=True)
    leave_space(space, by=people[0])
    deliver()
    assert states(gathering, people) == ["declined", "going"]


def test_database_itself_refuses_to_oversell(full):
    gathering, _people = full
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=gathering.pk).update(going_count=2)


def test_answer_on_the_page(as_member, member):
    gathering = GatheringFactory(capacity=1, link="https://example.org/room", way="both")
    address = gathering.get_absolute_url()
    assert "example.org/room" not in as_member.get(address).content.decode()
    page = as_member.post(f"{address}answer/", {"answer": "going", "listed": "on"}, follow=True).content.decode()
    assert "example.org/room" in page
    assert member.name in page
    as_member.post(f"{address}answer/", {"answer": "declined"})
    other = MemberFactory()
    answer_gathering(gathering, by=other, coming=True, is_listed=False)
    page = as_member.post(f"{address}answer/", {"answer": "going"}, follow=True).content.decode()
    assert "number 1 in line" in page
    assert other.name not in page
    assert "example.org/room" not in page
    assert as_member.post(f"{address}answer/", {"answer": "perhaps"}).status_code == 422
    Gathering.objects.update(cancelled_at=timezone.now(), cancelled_because="Rain")
    assert as_member.post(f"{address}answer/", {"answer": "declined"}, follow=True).status_code == 200
    refused = as_member.post(f"{address}answer/", {"answer": "going"})
    assert refused.status_code == 409
    assert Attendance.objects.get(member=member).state == "declined"


def test_visitor_sees_the_event_without_names_or_link(client):
    gathering = GatheringFactory(link="https://example.org/room", way="both")
    coming = MemberFactory(name="Aino Known")
    answer_gathering(gathering, by=coming, coming=True)
    page = client.get(gathering.get_absolute_url()).content.decode()
    assert "Pitch night" in page
    assert "Aino Known" not in page
    assert "example.org/room" not in page


def test_list_asks_as_often_for_five_as_for_fifty(as_member, member, django_assert_num_queries):
    by = MemberFactory()
    for number in range(5):
        GatheringFactory(by=by, begins=timedelta(days=number + 1))
    as_member.get("/events/")
    with django_assert_num_queries(9):
        as_member.get("/events/")
    for number in range(15):
        answer_gathering(GatheringFactory(by=by, begins=timedelta(days=number + 9)), by=member, coming=True)
    with django_assert_num_queries(9):
        as_member.get("/events/")
