"""The first host of an empty house comes in by a link its machine printed."""

import pytest
from django.urls import reverse

from guildhouse.config.cli import main
from guildhouse.config.cli.first_host import describe_link, keep_link, link_file
from guildhouse.config.cli.prepare import welcome_first_host
from guildhouse.members.actions.founding import issue_founding
from guildhouse.members.models import Member
from tests.factories import MemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ADA = {"name": "Ada Lovelace", "email": "ada@example.org", "password": "ποτάμι και δέντρα"}


@pytest.fixture
def home(settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path
    settings.DEMO = False
    return tmp_path


def link_of(home):
    return "/first/" + describe_link(home).partition("/first/")[2].strip()


def test_first_host_comes_in_by_the_printed_link_and_finds_the_steps(client, home):
    welcome_first_host()
    address = link_of(home)
    assert oct(link_file(home).stat().st_mode & 0o777) == "0o600"
    assert "This house is empty" in client.get(address).content.decode()
    assert client.post(address, ADA).url == "/house/first/"
    ada = Member.objects.get()
    assert (ada.is_host, ada.check_password(ADA["password"])) == (True, True)
    assert client.get("/house/first/").status_code == 200
    assert type(client)().post(address, {**ADA, "email": "eve@example.org"}).status_code == 409
    assert Member.objects.count() == 1
    welcome_first_host()
    assert not link_file(home).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"name": " "}, "how people call you"), ({"email": "ada at home"}, "does not look like"), ({"password": "short"}, "At least 10"),
     ({"password": "ada@example.org"}, "too close to your name")],
)  # fmt: skip
def test_what_must_be_mended_uses_nothing_up(client, home, wrong, said):
    address = reverse("found_house", args=[issue_founding()])
    answer = client.post(address, {**ADA, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Member.objects.exists()
    assert client.post(address, ADA).status_code == 302


def test_link_is_worth_nothing_once_somebody_is_a_host(client, home):
    token = issue_founding()
    MemberFactory(role="host")
    assert client.get(reverse("found_house", args=[token])).status_code == 409
    assert main(["host"]) == 1


def test_host_command_without_an_address_renews_the_link(client, home, capsys):
    keep_link(issue_founding())
    old = link_of(home)
    assert main(["host"]) == 0
    assert client.get(old).status_code == 409
    assert f"/first/{link_file(home).read_text()}/" in capsys.readouterr().out
    assert client.get(link_of(home)).status_code == 200


def test_demo_prints_no_link(home, settings):
    settings.DEMO = True
    welcome_first_host()
    assert describe_link(home) == ""
