"""The link in every mail that stops mails of its kind."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from guildhouse.kernel.ports.notices import Choice
from guildhouse.notifications.actions import send_next_mail, set_wishes
from guildhouse.notifications.models import MailBatch, NoticeWish
from guildhouse.notifications.queries.unsubscribe_links import unsubscribe_address
from tests.factories import PostFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    """Somebody without a cookie, for whom the check of forged requests is on."""
    return Client(enforce_csrf_checks=True)


def path_of(member, *kinds):
    return unsubscribe_address(member.pk, list(kinds)).removeprefix("http://localhost:8000")


def test_one_click_needs_no_cookie_and_no_sign_in(tomas, stranger):
    response = stranger.post(path_of(tomas, "discussions.reply"), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert NoticeWish.objects.get(member=tomas).choice == Choice.HERE
    assert not response.cookies.get("sid")


def test_following_the_link_shows_a_button_and_changes_nothing(tomas, stranger):
    for response in (
        stranger.get(path_of(tomas, "discussions.reply")),
        stranger.head(path_of(tomas, "discussions.reply")),
    ):
        assert response.status_code == 200
    assert "Stop these mails" in stranger.get(path_of(tomas, "discussions.reply")).content.decode()
    assert not NoticeWish.objects.exists()


def test_page_tells_nothing_about_the_member(tomas, stranger):
    page = stranger.get(path_of(tomas, "discussions.reply")).content.decode()
    for secret in (tomas.name, tomas.handle, tomas.email):
        assert secret not in page


def test_unsubscribing_twice_and_from_what_is_off_changes_nothing_more(tomas, stranger):
    set_wishes({"discussions.reply": Choice.OFF}, by=tomas)
    for _ in range(2):
        assert stranger.post(path_of(tomas, "discussions.reply", "discussions.mention")).status_code == 200
    wishes = dict(NoticeWish.objects.values_list("kind", "choice"))
    assert wishes == {"discussions.reply": Choice.OFF, "discussions.mention": Choice.HERE}


@pytest.mark.parametrize("change", [lambda token: token[:-3], lambda token: "x" + token, lambda _token: "nonsense"])
def test_forged_link_is_not_found_and_changes_nothing(tomas, stranger, change):
    token = path_of(tomas, "discussions.reply").split("/")[2]
    response = stranger.post(f"/unsubscribe/{change(token)}/")
    assert response.status_code == 404
    assert not NoticeWish.objects.exists()


def test_link_of_an_account_that_is_gone_is_not_found(tomas, stranger):
    path = path_of(tomas, "discussions.reply")
    tomas.delete()
    assert stranger.post(path).status_code == 404


def test_link_in_a_mail_works_and_stops_the_next_mail(tomas, stranger, deliver):
    topic = TopicFactory(by=tomas)
    for expected in (1, 1):
        PostFactory(topic=topic)
        deliver()
        MailBatch.objects.filter(state="waiting").update(due_at=timezone.now())
        while send_next_mail():
            pass
        assert len(mail.outbox) == expected
        link = re.search(
            r"<http://localhost:8000(/unsubscribe/[^>]+)>", mail.outbox[0].extra_headers["List-Unsubscribe"]
        )
        assert stranger.post(link[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
