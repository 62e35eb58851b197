"""Words posted after the sign-in ended wait behind the sign-in, and are let go once they have arrived."""

import pytest

from guildhouse.discussions.models import Post
from tests.factories.members import PASSWORD


@pytest.fixture
def reply_address(topic):
    return f"/topics/{topic.pk}/replies/"


def test_words_of_one_signed_out_are_there_after_signing_in(client, member, reply_address):
    answer = client.post(reply_address, {"body": "A long thought"})
    assert answer.headers["Location"] == "/accounts/login/?next=/unsent/"
    client.force_login(member)
    page = client.get("/unsent/").text
    assert f'action="{reply_address}"' in page
    assert "A long thought</textarea>" in page


def test_words_are_let_go_once_they_have_arrived(client, member, reply_address):
    client.post(reply_address, {"body": "A long thought"})
    client.force_login(member)
    client.post(reply_address, {"body": "A long thought"})
    assert Post.objects.filter(body="A long thought").exists()
    assert client.get("/unsent/").headers["Location"] == "/"


def test_words_can_be_let_go(client, member, reply_address):
    client.post(reply_address, {"body": "A long thought"})
    client.force_login(member)
    client.post("/unsent/")
    assert client.get("/unsent/").status_code == 302


def test_passwords_are_never_kept(client, member):
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "x", "password2": "x"})
    assert "unsent" not in client.session


def test_visitor_is_led_back_to_a_page_not_to_an_address_that_takes_only_posts(client, reply_address, topic):
    answer = client.post(
        reply_address,
        {"body": "x"},
        headers={"HX-Request": "true", "Referer": f"http://testserver{topic.get_absolute_url()}"},
    )
    assert answer.headers["Location"] == f"/accounts/login/?next={topic.get_absolute_url()}"


def test_asks_of_scripts_keep_nothing(client, reply_address):
    client.post(reply_address, {"body": "x"}, headers={"Sec-Fetch-Mode": "cors"})
    assert "unsent" not in client.session


def test_unsent_of_one_network_is_kept_so_often_and_no_more(client, reply_address):
    for _ in range(21):
        client.cookies.clear()
        client.post(reply_address, {"body": "x"})
    assert "unsent" not in client.session
