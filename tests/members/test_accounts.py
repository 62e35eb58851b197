"""Joining, signing in and out, passwords and addresses, from the browser to the database."""

import pytest
from django.contrib.auth.hashers import identify_hasher

from guildhouse.members.models import Member
from guildhouse.members.passwords import ThriftyArgon2
from tests.members.signing import PASSWORD, code_in, sign_in, sign_up

pytestmark = pytest.mark.django_db


def test_sign_up_confirms_the_address_by_code_and_makes_a_member(client, mailoutbox):
    assert sign_up(client).url == "/accounts/confirm-email/"
    assert "_auth_user_id" not in client.session
    (mail,) = mailoutbox
    assert mail.to == ["ana@example.org"]
    response = client.post("/accounts/confirm-email/", {"code": code_in(mail)})
    assert response.url == "/welcome/"
    member = Member.objects.get()
    assert (member.name, member.handle, member.status) == ("Ana Duarte", "ana-duarte", "active")
    assert client.session["_auth_user_id"] == str(member.pk)
    assert identify_hasher(member.password).algorithm == "argon2"


def test_sign_up_with_a_wrong_code_stays_outside(client, mailoutbox):
    sign_up(client)
    response = client.post("/accounts/confirm-email/", {"code": "AAAAAA"})
    assert response.status_code == 422
    assert "not the code we sent" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_sign_up_lets_a_mistyped_address_be_changed(client, mailoutbox):
    sign_up(client, email="anna@example.org")
    client.post("/accounts/confirm-email/", {"action": "change", "email": "ana@example.org"})
    assert mailoutbox[-1].to == ["ana@example.org"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Tell us how people call you."),
        ("name", "x" * 81, "80 characters"),
        ("email", "ana", "does not look like an e-mail address"),
        ("password1", "short", "At least 10 characters, please"),
        ("password1", "x" * 1000, "longer than we can keep"),
    ],
)
def test_sign_up_says_what_to_mend_and_keeps_the_rest(client, field, value, words):
    response = sign_up(client, **{field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "error" in page
    assert ('value="Ana Duarte"' in page) is (field != "name")
    assert not Member.objects.exists()


def test_sign_up_with_a_known_address_looks_the_same_and_tells_its_owner(client, account, mailoutbox):
    known = sign_up(client)
    assert known.url == "/accounts/confirm-email/"
    assert Member.objects.count() == 1
    assert mailoutbox[-1].subject == "You have an account already"
    page = client.get(known.url)
    assert page.status_code == 200
    assert "account" not in page.content.decode().split("<main")[1].split("</main>")[0].replace("/accounts/", "")


def test_sign_in_by_password_goes_where_one_wanted_to(client, account):
    assert sign_in(client, next="/spaces/").url == "/spaces/"


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "javascript:alert(1)", "/\\evil.example", "\x00"]
)
def test_sign_in_never_leads_to_another_site(client, account, address):
    response = sign_in(client, next=address)
    assert response.status_code == 302
    assert response.url == "/"


def test_sign_in_says_the_same_for_a_wrong_password_and_an_unknown_address(client, account):
    wrong = sign_in(client, "not the password")
    unknown = client.post("/accounts/login/", {"login": "nobody@example.org", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code == 422
    for response in (wrong, unknown):
        assert "We know no account with this address and password." in response.content.decode()


def test_sign_in_by_code_needs_no_password(client, account, mailoutbox):
    assert client.post("/accounts/login/code/", {"email": "ana@example.org"}).url == "/accounts/login/code/confirm/"
    response = client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})
    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_sign_in_by_code_looks_the_same_for_an_unknown_address(client, mailoutbox):
    response = client.post("/accounts/login/code/", {"email": "nobody@example.org"})
    assert response.url == "/accounts/login/code/confirm/"
    assert mailoutbox[0].subject == "No account with this address"


@pytest.mark.parametrize("status", ["suspended", "left", "placeholder"])
def test_sign_in_is_closed_to_accounts_that_are(client, account, status):
    Member.objects.update(status=status)
    answer = sign_in(client)
    assert (answer.status_code, "closed or paused" in answer.content.decode()) == (403, True)
    assert "_auth_user_id" not in client.session


def test_password_reset_by_code_signs_in_and_ends_other_sessions(client, account, mailoutbox):
    other = type(client)()
    sign_in(other)
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(mailoutbox[0])})
    client.post("/accounts/password/reset/complete/", {"password1": "another walk, up the hill"})
    assert client.session["_auth_user_id"] == str(account.pk)
    assert other.get("/settings/sessions/").status_code == 302
    account.refresh_from_db()
    assert account.check_password("another walk, up the hill")


def test_password_change_keeps_this_session_and_ends_the_others(client, account, mailoutbox):
    other = type(client)()
    sign_in(client)
    sign_in(other)
    form = {"oldpassword": PASSWORD, "password1": "another walk, up the hill"}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert client.get("/settings/sessions/").status_code == 200
    assert other.get("/settings/sessions/").status_code == 302
    assert mailoutbox[-1].subject == "Your password was changed"


def test_password_change_with_the_wrong_old_one_changes_nothing(client, account):
    sign_in(client)
    response = client.post(
        "/accounts/password/change/", {"oldpassword": "nope", "password1": "another walk, up the hill"}
    )
    assert response.status_code == 422
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_address_changes_once_the_new_one_is_confirmed(client, account, mailoutbox):
    sign_in(client)
    asked = client.post("/accounts/email/", {"email": "ana@new.example", "action_add": "1"})
    assert asked.url.startswith("/accounts/reauthenticate/")
    client.post(asked.url, {"password": PASSWORD})
    account.refresh_from_db()
    assert account.email == "ana@example.org"
    code = next(code_in(mail) for mail in mailoutbox if mail.to == ["ana@new.example"])
    client.post("/accounts/confirm-email/", {"code": code})
    account.refresh_from_db()
    assert account.email == "ana@new.example"
    assert any(mail.to == ["ana@example.org"] for mail in mailoutbox), "the old address is told"


def test_address_change_is_refused_without_the_password(client, account, mailoutbox):
    sign_in(client)
    asked = client.post("/accounts/email/", {"email": "ana@new.example", "action_add": "1"})
    assert client.post(asked.url, {"password": "not the password"}).status_code == 422
    assert not mailoutbox


def test_sixth_wrong_password_is_refused_without_hashing(client, account, monkeypatch):
    for _ in range(5):
        assert sign_in(client, "not the password").status_code == 422
    hashed = []
    monkeypatch.setattr(ThriftyArgon2, "verify", lambda *given: hashed.append(given))
    monkeypatch.setattr(ThriftyArgon2, "encode", lambda *given: hashed.append(given))
    response = sign_in(client)
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 300
    assert not hashed


def test_sixth_wrong_password_for_an_unknown_address_is_refused_alike(client):
    for _ in range(5):
        assert sign_in(client, "not the password").status_code == 422
    assert sign_in(client, "not the password").status_code == 429


def test_wrong_passwords_elsewhere_do_not_lock_the_owner_out(client, account):
    for _ in range(6):
        sign_in(client, "not the password")
    assert client.post(
        "/accounts/login/", {"login": "ana@example.org", "password": PASSWORD}, REMOTE_ADDR="203.0.113.9"
    ).url == "/"  # fmt: skip


def test_right_password_forgets_the_wrong_ones(client, account):
    for _ in range(2):
        for _ in range(4):
            sign_in(client, "not the password")
        assert sign_in(client).status_code == 302
        client.logout()


def test_codes_for_one_address_are_sent_a_few_times_only(client, account, mailoutbox):
    answers = [type(client)().post("/accounts/login/code/", {"email": "ana@example.org"}).status_code for _ in range(6)]
    assert answers == [302] * 4 + [429] * 2
    assert len(mailoutbox) == 4


def test_mail_server_that_refuses_is_told_in_words(client, account, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = client.post("/accounts/login/code/", {"email": "ana@example.org"})
    assert response.status_code == 503
    assert "could not be sent just now" in response.content.decode()


def test_house_comes_without_an_account(client):
    assert not Member.objects.exists()
