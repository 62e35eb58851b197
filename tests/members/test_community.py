"""The community's own page and how hosts change it."""

import pytest
from django.core.cache import cache

from guildhouse.members.models import Community
from guildhouse.members.queries import find_community
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
FORM = {
    "seen": "1", "name": "The Guild", "purpose": "To learn & to teach.", "goals": "One\n\n Two \n", "joining": "open",
    "values": "Say it plainly: short words\nStay: we do", "guidelines": "**Be kind.**\n\n<script>alert(1)</script>", "review_on": "2030-01-31",
    "is_public": "on",
}  # fmt: skip


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


def test_community_page_is_there_for_strangers_before_anything_is_written(client):
    assert "not written down yet" in client.get("/community/").content.decode()


def test_host_writes_the_page_and_strangers_read_it(as_host, client, django_capture_on_commit_callbacks):
    find_community()
    with django_capture_on_commit_callbacks(execute=True):
        assert as_host.post("/community/edit/", FORM).url == "/community/"
    page = type(client)().get("/community/").content.decode()
    for words in (
        "The Guild",
        "To learn &amp; to teach.",
        '<li dir="auto">Two</li>',
        "Say it plainly",
        "<strong>Be kind.</strong>",
        "31 January 2030",
    ):
        assert words in page
    assert "<script>alert" not in page
    assert Community.objects.get().values == [
        {"name": "Say it plainly", "meaning": "short words"}, {"name": "Stay", "meaning": "we do"},
    ]  # fmt: skip


def test_community_form_shows_what_is_there(as_host):
    as_host.post("/community/edit/", FORM)
    page = as_host.get("/community/edit/").content.decode()
    assert "Say it plainly: short words" in page
    assert 'value="2030-01-31"' in page
    assert 'name="seen" value="2"' in page


def test_guidelines_get_a_version_only_when_their_substance_changes(as_host):
    as_host.post("/community/edit/", FORM)
    assert Community.objects.get().guidelines_version == 2
    as_host.post("/community/edit/", {**FORM, "seen": "2", "guidelines": FORM["guidelines"] + "\n\n"})
    as_host.post("/community/edit/", {**FORM, "seen": "3", "guidelines": "Be kind, please.", "only_wording": "on"})
    assert Community.objects.get().guidelines_version == 2
    as_host.post("/community/edit/", {**FORM, "seen": "4", "guidelines": "Be kind. No selling."})
    assert Community.objects.get().guidelines_version == 3


def test_second_host_saving_is_told_and_keeps_the_words(as_host):
    as_host.post("/community/edit/", FORM)
    response = as_host.post("/community/edit/", {**FORM, "purpose": "Mine"})
    assert response.status_code == 409
    assert "Another host has changed this page" in response.content.decode()
    assert "Mine" in response.content.decode()
    assert Community.objects.get().purpose == FORM["purpose"]


def test_community_edit_is_absent_for_members(client):
    client.force_login(MemberFactory())
    assert client.get("/community/edit/").status_code == 404
    assert client.post("/community/edit/", FORM).status_code == 404
    assert not Community.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 81}, {"purpose": ""}, {"goals": "a\n" * 21}, {"goals": "x" * 301}, {"joining": "magic"},
              {"seen": "x"}, {"seen": "9" * 30}, {"review_on": "tomorrow"}, {"guidelines": "x" * 1_000_000}]
)  # fmt: skip
def test_community_form_says_what_to_mend(as_host, wrong):
    response = as_host.post("/community/edit/", {**FORM, **wrong})
    assert response.status_code == 422
    assert 'class="summary"' in response.content.decode()
    assert not Community.objects.filter(version__gt=1).exists()


@pytest.mark.any_database
def test_community_page_costs_the_same_for_everyone(as_host, django_assert_max_num_queries):
    as_host.post("/community/edit/", FORM)
    cache.clear()
    with django_assert_max_num_queries(7):
        as_host.get("/community/")
