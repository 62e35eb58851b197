"""The first steps of a house: each kept at once, left out, come back to; no script, no mail unlooked at."""

import pytest
from django.core import mail
from django.core.cache import cache

from guildhouse.kernel.models import AuditEntry
from guildhouse.members.models import Community, Invitation
from guildhouse.members.queries import find_community
from guildhouse.site.today import remind_of_steps
from guildhouse.spaces.models import Space
from tests.factories import MemberFactory, SpaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


def community():
    return Community.objects.get(pk=1)


def test_steps_are_kept_one_by_one_and_lead_to_what_is_open(as_host):
    assert as_host.post("/house/first/name/", {"name": "The  Guild"}).url == "/house/first/purpose/"
    purpose = {"seen": "2", "purpose": "To learn.", "goals": "One\nTwo", "values": "Say it: plainly"}
    assert as_host.post("/house/first/purpose/", purpose).status_code == 302
    assert as_host.post("/house/first/language/", {"language": "fr"}).status_code == 302
    assert as_host.post("/house/first/joining/", {"joining": "approval"}).status_code == 302
    now = community()
    assert (now.name, now.purpose, now.goals, now.language, now.joining, now.is_public) == (
        "The Guild", "To learn.", ["One", "Two"], "fr", "approval", False,
    )  # fmt: skip
    assert AuditEntry.objects.filter(act="community.changed").count() == 4
    last = AuditEntry.objects.order_by("-pk").first()
    assert (last.before, last.after) == (
        {"joining": "open", "is_public": True}, {"joining": "approval", "is_public": False},
    )  # fmt: skip


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(as_host):
    answer = as_host.post("/house/first/name/", {"name": "  "})
    assert answer.status_code == 422
    assert "The community needs a name." in answer.content.decode()
    assert not Community.objects.exists()


def test_another_hosts_purpose_is_not_written_over(as_host):
    as_host.post("/house/first/name/", {"name": "The Guild"})
    answer = as_host.post("/house/first/purpose/", {"seen": "1", "purpose": "Mine", "goals": "", "values": ""})
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    assert community().purpose == ""


def test_step_left_out_is_not_asked_again_but_stays_open_to_who_comes_back(as_host):
    assert as_host.post("/house/first/name/", {"skip": "yes"}).url == "/house/first/purpose/"
    assert "Left out" in as_host.get("/house/first/").content.decode()
    assert 'href="/house/first/purpose/"' in as_host.get("/house/first/").content.decode()
    as_host.post("/house/first/name/", {"name": "The Guild"})
    as_host.post("/house/first/name/", {"skip": "yes"})
    assert community().steps["name"] == "done"


def test_today_reminds_hosts_until_they_have_enough(as_host, client):
    as_host.post("/house/first/name/", {"name": "The Guild"})
    cache.clear()
    page = as_host.get("/").content.decode()
    assert "Your house is not furnished yet: 1 of" in page
    as_host.post("/house/first/")
    cache.clear()
    assert "not furnished yet" not in as_host.get("/").content.decode()
    assert as_host.get("/house/first/").status_code == 200
    client.force_login(MemberFactory())
    assert client.get("/house/first/").status_code == 404


def test_reminder_costs_no_query(as_host, django_assert_num_queries):
    host = MemberFactory(role="host")
    find_community()
    with django_assert_num_queries(0):
        assert list(remind_of_steps(host))


def test_suggested_spaces_are_opened_as_they_were_changed_and_one_of_ones_own(as_host, host):
    sent = {"open_1": "on", "name_1": "Discovery", "purpose_1": "To find out.", "name_2": "Not wanted", "purpose_2": "x",
            "name_7": "Ελλάδα", "purpose_7": "Για όλους."}  # fmt: skip
    assert as_host.post("/house/first/spaces/", sent).status_code == 302
    assert set(Space.objects.values_list("slug", "name")) == {("discovery", "Discovery"), ("space", "Ελλάδα")}
    assert AuditEntry.objects.filter(act="space.opened", by_id=host.pk).count() == 2


def test_spaces_are_opened_all_or_none(as_host):
    SpaceFactory(name="The hearth")
    sent = {
        "open_1": "on",
        "name_1": "Discovery",
        "purpose_1": "To find out.",
        "open_6": "on",
        "name_6": "the hearth",
        "purpose_6": "x",
    }
    answer = as_host.post("/house/first/spaces/", sent)
    assert answer.status_code == 409
    assert "There is a space called" in answer.content.decode()
    assert Space.objects.count() == 1
    answer = as_host.post("/house/first/spaces/", {"open_1": "on", "name_1": "", "purpose_1": ""})
    assert answer.status_code == 422
    assert as_host.post("/house/first/spaces/", {"name_1": "a", "purpose_1": "b"}).status_code == 422


ASKED = {"addresses": "ada@example.org\n\nGrace <grace@example.org>\nADA@example.org\n", "note": "Come and see."}


def test_invitations_are_looked_at_before_they_are_sent(as_host, deliver):
    page = as_host.post("/house/first/inviting/", ASKED)
    assert page.status_code == 200
    assert "2 people would get this mail" in page.content.decode()
    assert not Invitation.objects.exists()
    sure = page.content.decode().partition('name="sure" value="')[2].partition('"')[0]
    other = {**ASKED, "addresses": "eve@example.org", "sure": sure}
    assert as_host.post("/house/first/inviting/", other).status_code == 200
    assert not Invitation.objects.exists()
    assert as_host.post("/house/first/inviting/", {**ASKED, "sure": sure}).status_code == 302
    deliver()
    assert sorted(sent.to[0] for sent in mail.outbox) == ["ada@example.org", "grace@example.org"]
    assert "Come and see." in mail.outbox[0].body
    assert as_host.post("/house/first/inviting/", {**ASKED, "sure": sure}).status_code == 422
    deliver()
    assert len(mail.outbox) == 2


def test_link_in_the_mail_lets_its_reader_in(as_host, client, deliver):
    Community.objects.update_or_create(pk=1, defaults={"joining": "invitation"})
    page = as_host.post("/house/first/inviting/", ASKED).content.decode()
    as_host.post(
        "/house/first/inviting/", {**ASKED, "sure": page.partition('name="sure" value="')[2].partition('"')[0]}
    )
    deliver()
    secret = mail.outbox[0].body.partition("/join/")[2].partition("/")[0]
    assert type(client)().get(f"/join/{secret}/").status_code == 200


def test_lines_that_are_no_addresses_are_named(as_host):
    sent = {"addresses": "ada@example.org\nnobody\nalso nobody@", "note": ""}
    page = as_host.post("/house/first/inviting/", sent)
    assert page.status_code == 422
    said = page.content.decode()
    assert "Line 2: “nobody” is not an e-mail address." in said
    assert "Line 3:" in said
    assert (
        as_host.post("/house/first/inviting/", {"addresses": "\n".join(f"a{n}@b.org" for n in range(51))}).status_code
        == 422
    )


@pytest.mark.any_database
def test_house_speaks_the_communitys_language_where_a_browser_asks_for_none_of_ours(as_host, client):
    as_host.post("/house/first/language/", {"language": "fr"})
    cache.clear()
    asks = {"/": {"fi": "fr", "fi, en;q=0.5": "en", "fr-CH": "fr"}}
    for address, asked in asks.items():
        for said, spoken in asked.items():
            assert (
                f'<html lang="{spoken}"'
                in type(client)().get(address, headers={"Accept-Language": said}).content.decode()
            )
