"""Hosts look at the community's purpose again on the day they set themselves."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from guildhouse.kernel.models import Delivery
from guildhouse.members.models import Community, CommunityReview
from guildhouse.members.today import list_for_hosts
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/community/review/"


def today():
    return timezone.localdate()


@pytest.fixture
def community():
    cache.clear()
    return Community.objects.create(
        purpose="To learn.",
        goals=["Answer within a day"],
        values=[{"name": "Stay", "meaning": "we do"}],
        review_on=today(),
    )


@pytest.fixture
def form():
    return {
        "seen": "1", "purpose": "To learn.", "goals": "Answer within a day", "values": "Stay: we do", "note": "Still true.",
        "next_on": str(today() + timedelta(days=90)),
    }  # fmt: skip


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


def due(member):
    return [item for item in list_for_hosts(member) if item.address == ADDRESS]


def test_hosts_find_it_in_their_day_from_the_date_on(community, host):
    assert [item.icon for item in due(host)] == ["target"]
    assert due(MemberFactory()) == []
    Community.objects.update(review_on=today() + timedelta(days=1))
    cache.clear()
    assert due(host) == []


def test_review_that_keeps_all_is_noted_and_sets_the_next_date(community, as_host, host, form):
    page = as_host.get(ADDRESS).content.decode()
    assert "To learn." in page
    assert as_host.post(ADDRESS, form).url == "/community/"
    review = CommunityReview.objects.get()
    assert (review.by, review.note, review.before) == (host, "Still true.", {})
    community.refresh_from_db()
    assert (community.purpose, community.review_on) == ("To learn.", today() + timedelta(days=90))
    cache.clear()
    assert due(host) == []
    assert "Still true." in as_host.get("/community/").content.decode()


def test_review_that_changes_words_keeps_what_stood_before(community, as_host, form):
    as_host.post(ADDRESS, {**form, "purpose": "To learn together.", "goals": "One\nTwo"})
    community.refresh_from_db()
    assert (community.purpose, community.goals, community.version) == ("To learn together.", ["One", "Two"], 2)
    assert CommunityReview.objects.get().before == {"purpose": "To learn.", "goals": ["Answer within a day"]}
    assert "To learn." in as_host.get(ADDRESS).content.decode()


def test_review_is_a_fact(community, as_host, form):
    as_host.post(ADDRESS, form)
    facts = {delivery.event for delivery in Delivery.objects.all()}
    assert not any(fact.startswith("members.CommunityChanged") for fact in facts)


@pytest.mark.parametrize("days", [0, -3, 365 * 6])
def test_next_date_lies_ahead_and_not_too_far(community, as_host, form, days):
    response = as_host.post(ADDRESS, {**form, "next_on": str(today() + timedelta(days=days))})
    assert response.status_code == 422
    assert "Still true." in response.content.decode()
    assert not CommunityReview.objects.exists()


def test_review_without_a_next_date_or_purpose_is_sent_back(community, as_host, form):
    for missing in ("next_on", "purpose"):
        assert as_host.post(ADDRESS, {**form, missing: ""}).status_code == 422
    assert not CommunityReview.objects.exists()


def test_the_slower_of_two_hosts_is_told_and_keeps_the_words(community, as_host, form):
    as_host.post(ADDRESS, form)
    response = as_host.post(ADDRESS, {**form, "note": "Mine"})
    assert response.status_code == 409
    assert "Mine" in response.content.decode()
    assert CommunityReview.objects.count() == 1


def test_reviewing_is_absent_for_members(community, client, form):
    client.force_login(MemberFactory())
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, form).status_code == 404
    assert not CommunityReview.objects.exists()
