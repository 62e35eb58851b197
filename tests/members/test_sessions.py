"""Signing out, sessions elsewhere, and nasty strings in the forms of accounts."""

import re

import pytest
from allauth.usersessions.models import UserSession

from tests.members.signing import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def test_sign_out_is_one_button(client, account):
    sign_in(client)
    assert client.post("/accounts/logout/").url == "/"
    assert "_auth_user_id" not in client.session


def test_session_elsewhere_can_be_ended(client, account):
    other = type(client)()
    sign_in(client)
    sign_in(other, next="/")
    page = client.get("/settings/sessions/").content.decode()
    (theirs,) = set(re.findall(r'name="session" value="(\d+)"', page)) - {_current(client)}
    client.post("/settings/sessions/", {"session": theirs})
    assert other.get("/settings/sessions/").status_code == 302
    assert client.get("/settings/sessions/").status_code == 200


def test_sessions_elsewhere_can_all_be_ended(client, account):
    others = [type(client)() for _ in range(2)]
    for one in (client, *others):
        sign_in(one)
    assert client.post("/settings/sessions/", {"session": "others"}).status_code == 302
    assert [one.get("/settings/sessions/").status_code for one in others] == [302, 302]


@pytest.mark.parametrize("which", ["", "0", "x", "9" * 40, "²"])
def test_session_of_somebody_else_is_not_there(client, account, which):
    sign_in(client)
    assert client.post("/settings/sessions/", {"session": which}).status_code == 404


def _current(client):
    return str(UserSession.objects.get(session_key=client.session.session_key).pk)


NASTY = [
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass"),
    "\u202eabc",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "𝕳" * 300,
    "x" * 1_000_000,
]
FORMS = {
    "/accounts/signup/": ["name", "email", "password1", "words", "next"],
    "/accounts/login/": ["login", "password", "next"],
    "/accounts/login/code/": ["email", "next"],
    "/accounts/password/reset/": ["email"],
    "/accounts/logout/": ["next"],
}


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: repr(nasty[:8]))
def test_account_forms_take_nasty_strings_with_a_clear_answer(client, address, nasty):
    client.raise_request_exception = True
    usual = {
        "name": "Ana",
        "email": "ana@example.org",
        "login": "ana@example.org",
        "password": PASSWORD,
        "password1": PASSWORD,
    }
    for field in FORMS[address]:
        response = client.post(address, {**usual, field: nasty})
        assert response.status_code < 500, field
