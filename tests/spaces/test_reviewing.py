"""The hosts of a space look at its purpose again on the day they set themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.spaces.models import SpaceReview
from guildhouse.spaces.today import list_reviews_due
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


@pytest.fixture
def space():
    return SpaceFactory(slug="craft", name="Craft", purpose="To try.", goals=["One"], review_on=today())


@pytest.fixture
def keeper(space):
    return SpaceMembershipFactory(space=space, role="host").member


@pytest.fixture
def as_keeper(client, keeper):
    client.force_login(keeper)
    return client


@pytest.fixture
def form():
    return {
        "seen": "1",
        "purpose": "To try.",
        "goals": "One",
        "note": "We do.",
        "next_on": str(today() + timedelta(days=30)),
    }


def due(member):
    return [item.address for item in list_reviews_due(member)]


def test_hosts_of_the_space_find_it_in_their_day(space, keeper):
    assert due(keeper) == ["/spaces/craft/review/"]
    assert due(SpaceMembershipFactory(space=space).member) == []
    space.review_on = today() + timedelta(days=1)
    space.save()
    assert due(keeper) == []


def test_a_space_that_lost_its_hosts_is_with_the_hosts_of_the_community(space, host):
    assert due(host) == ["/spaces/craft/review/"]
    SpaceMembershipFactory(space=space, role="host")
    assert due(host) == []


def test_hidden_and_archived_spaces_wait_in_nobody_elses_day(space, keeper, host):
    SpaceFactory(slug="secret", join_rule="hidden", review_on=today())
    assert due(host) == []
    space.archived_at = timezone.now()
    space.save()
    assert due(keeper) == []


def test_days_cost_the_same_however_many_spaces(keeper, django_assert_num_queries):
    for _number in range(20):
        SpaceMembershipFactory(space=SpaceFactory(review_on=today()), member=keeper, role="host")
    with django_assert_num_queries(1):
        assert len(due(keeper)) == 21


def test_review_notes_what_was_and_sets_the_next_date(space, keeper, as_keeper, form):
    assert "To try." in as_keeper.get("/spaces/craft/review/").content.decode()
    assert as_keeper.post("/spaces/craft/review/", {**form, "purpose": "To try aloud."}).url == "/spaces/craft/about/"
    space.refresh_from_db()
    assert (space.purpose, space.review_on, space.version) == ("To try aloud.", today() + timedelta(days=30), 2)
    review = SpaceReview.objects.get()
    assert (review.by, review.before) == (keeper, {"purpose": "To try."})
    assert "We do." in as_keeper.get("/spaces/craft/about/").content.decode()


def test_review_that_cannot_be_taken_keeps_what_was_typed(space, as_keeper, form):
    for wrong in ({"next_on": str(today())}, {"next_on": ""}, {"purpose": ""}, {"goals": "x\n" * 9}):
        response = as_keeper.post("/spaces/craft/review/", {**form, **wrong})
        assert response.status_code == 422
        assert "We do." in response.content.decode()
    assert not SpaceReview.objects.exists()


def test_the_slower_of_two_hosts_is_told(space, as_keeper, form):
    as_keeper.post("/spaces/craft/review/", form)
    assert as_keeper.post("/spaces/craft/review/", form).status_code == 409
    assert SpaceReview.objects.count() == 1


def test_changing_a_space_meanwhile_changed_is_refused_with_the_words(space, as_keeper, form):
    edit = {
        "seen": "1", "name": "Craft", "slug": "craft", "purpose": "Mine", "goals": "", "join_rule": "open", "language": "en",
        "default_kind": "question",
    }  # fmt: skip
    as_keeper.post("/spaces/craft/review/", form)
    response = as_keeper.post("/spaces/craft/edit/", edit)
    assert response.status_code == 409
    assert "Mine" in response.content.decode()
    space.refresh_from_db()
    assert space.purpose == "To try."
    assert as_keeper.post("/spaces/craft/edit/", {**edit, "seen": "2"}).status_code == 302


def test_members_do_not_review(space, client, form):
    client.force_login(SpaceMembershipFactory(space=space).member)
    assert client.get("/spaces/craft/review/").status_code == 403
    assert client.post("/spaces/craft/review/", form).status_code == 403
    client.force_login(MemberFactory())
    assert client.post("/spaces/craft/review/", form).status_code == 403
    assert not SpaceReview.objects.exists()
