"""Every page and mail of django-allauth that can be reached is one of ours."""

from pathlib import Path

import allauth
import pytest
from allauth.account import urls as account_urls
from django.template import engines

from guildhouse.kernel.pages import HouseTemplates
from guildhouse.members.mails import MAILS, compose_mail

WITHOUT_A_DOOR = {  # pages of ways in that the settings close: by link, by telephone, by passkey, several addresses
    "email", "email_confirm", "verification_sent", "verified_email_required", "password_reset_done",
    "phone_change", "confirm_phone_verification_code", "signup_by_passkey",
}  # fmt: skip
LIBRARY = Path(allauth.__file__).parent / "templates" / "account"


def page_names():
    names = {page.stem for page in LIBRARY.glob("*.html") if not page.stem.startswith("base_")}
    return sorted(names - WITHOUT_A_DOOR)


@pytest.mark.parametrize("name", page_names())
def test_account_page_is_ours(name):
    compiled = engines["house"].get_template(f"account/{name}.html")
    assert isinstance(compiled.backend, HouseTemplates)


def test_account_mails_all_have_our_words():
    theirs = {mail.name.removesuffix("_subject.txt") for mail in (LIBRARY / "email").glob("*_subject.txt")}
    assert theirs - {"password_reset_key"} == set(MAILS)


@pytest.mark.django_db
def test_account_mail_says_the_same_in_plain_and_in_html():
    given = {"code": "AB12CD", "email": "a&b@example.org", "password_reset_url": "http://x.example/", "signup_url": "http://y.example/",
             "to_email": "n@x.example", "from_email": "o@x.example", "deleted_email": "d@x.example"}  # fmt: skip
    for words in MAILS.values():
        mail = words(given)
        message = compose_mail(mail, ["a@example.org"])
        html = message.alternatives[0][0]
        assert mail.paragraphs[0] in message.body
        assert mail.code in message.body
        assert mail.code in html
        assert "a&b@" not in html, "the HTML part escapes"
        assert "\n" not in message.subject


@pytest.mark.django_db
@pytest.mark.parametrize(
    "door", [door for door in account_urls.urlpatterns if "<" not in str(door.pattern)], ids=lambda door: door.name
)
def test_account_address_answers_visitor_and_member(door, client, member):
    for _ in range(2):
        response = client.get(f"/accounts/{door.pattern}")
        assert response.status_code in {200, 302}
        if response.status_code == 200:
            assert 'class="plain"' in response.content.decode()
        member.set_password("a long walk by the river")
        member.save()
        client.force_login(member)
