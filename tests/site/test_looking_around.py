"""In a demo one looks around as one of its members with one click; outside a demo there is no such thing."""

import pytest
from django.test import Client

from guildhouse.kernel.throttle.stores import find_store
from guildhouse.site.models import Guise
from guildhouse.site.views import looking
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
ROLES = ("aspiring", "mentor", "host")


@pytest.fixture
def lent(settings):
    settings.DEMO = True
    find_store().clear_all()
    people = {role: MemberFactory(name=f"Lent {role}", role="host" if role == "host" else "member") for role in ROLES}
    for role, member in people.items():
        Guise.objects.create(role=role, member=member)
    return people


def enter(client, role):
    return client.post("/look-around/", {"as": role})


def who(client):
    return int(client.session.get("_auth_user_id", 0))


def test_demo_offers_three_pairs_of_eyes_and_one_click_opens_them(client, lent):
    for page in ("/", "/accounts/login/"):
        assert [role for role in ROLES if f'name="as" value="{role}"' not in client.get(page).text] == []
    for role in ROLES:  # also from one to the next
        assert enter(client, role).url == "/"
        assert who(client) == lent[role].pk
        page = client.get("/topics/").text
        assert f"You look around as Lent {role}; others do too." in page
        assert [other for other in ROLES if f'value="{other}"' in page] == [other for other in ROLES if other != role]


def test_front_is_one_page_for_all_strangers_and_remembered(client, lent, settings):
    settings.VISITOR_PAGES = True
    first = client.get("/")
    assert 'name="as"' in first.text
    assert "csrfmiddlewaretoken" not in first.text
    assert not first.cookies
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_only_the_demos_own_pages_let_in(lent):
    strict = Client(enforce_csrf_checks=True)
    for said in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
    ):
        assert strict.post("/look-around/", {"as": "host"}, headers=said).status_code == 403, said
    assert who(strict) == 0
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert strict.post("/look-around/", {"as": "host"}, headers=own).status_code == 302
    assert who(strict) == lent["host"].pk


def test_nobody_is_lent_outside_a_demo(client, lent, settings):
    settings.DEMO = False
    for role in ROLES:
        assert enter(client, role).status_code == 404
    assert client.get("/look-around/").status_code == 404
    assert who(client) == 0
    for page in ("/", "/accounts/login/"):
        assert "/look-around/" not in client.get(page).text
    client.force_login(lent["mentor"])
    assert "You look around as" not in client.get("/topics/").text


def test_only_those_are_lent_whom_the_demo_made_for_it(client, lent):
    other = MemberFactory(handle="somebody", role="host")
    for asked in ("somebody", str(other.pk), other.email, "", "waiting", "aspiring' OR 1=1"):
        assert enter(client, asked).status_code == 404, asked
    assert who(client) == 0
    as_other = Client()
    as_other.force_login(other)
    assert "You look around as" not in as_other.get("/topics/").text


def test_a_demo_without_its_members_offers_nobody(client, settings):
    settings.DEMO = True
    assert enter(client, "host").status_code == 404
    assert "/look-around/" not in client.get("/").text


def test_whom_a_visitor_had_suspended_is_lent_no_more(client, lent):
    type(lent["mentor"]).objects.filter(pk=lent["mentor"].pk).update(status="suspended")
    assert enter(client, "mentor").status_code == 404
    assert 'value="mentor"' not in client.get("/").text


def test_looking_around_is_limited(client, lent, monkeypatch):
    monkeypatch.setattr(looking, "MOST", 2)
    assert [enter(Client(), "host").status_code for _ in range(3)] == [302, 302, 429]
