"""In which language the house speaks, to whom: pages, mails, notices, and what is remembered of pages."""

import pytest
from django.core import mail
from django.test import Client

from guildhouse.members.models import JoinRequest, Member
from guildhouse.members.queries.languages import language_for
from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.models import MailBatch
from tests.factories import MemberFactory, PostFactory, TopicFactory
from tests.members.test_accounts import code_in, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
FRENCH = {"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.5"}
APPEARANCE = {"theme": "", "time_zone": "Europe/Paris"}


def text(response):
    return response.content.decode()


def test_visitor_reads_the_language_of_the_browser(client):
    french = client.get("/", headers=FRENCH)
    assert '<html lang="fr" dir="ltr">' in text(french)
    assert "Se connecter" in text(french)
    assert french["Content-Language"] == "fr"
    assert "Accept-Language" in french["Vary"]
    assert '<html lang="en" dir="ltr">' in text(client.get("/", headers={"Accept-Language": "en"}))


@pytest.mark.parametrize("asked", ["", "sw", "zz-ZZ;q=x", "*", "\u202efr"])
def test_visitor_whose_language_we_do_not_speak_reads_the_community_s(client, settings, asked):
    settings.LANGUAGE_CODE = "fr"
    assert 'lang="fr"' in text(client.get("/", headers={"Accept-Language": asked}))
    assert 'lang="en"' in text(client.get("/", headers={"Accept-Language": "sw, en;q=0.4"}))


def test_member_chooses_a_language_and_the_answer_speaks_it(as_member, member):
    answer = as_member.post("/settings/appearance/", {**APPEARANCE, "language": "fr"}, follow=True)
    assert "C’est noté." in text(answer)
    assert '<html lang="fr"' in text(answer)
    member.refresh_from_db()
    assert member.language == "fr"
    as_member.post("/settings/appearance/", {**APPEARANCE, "language": ""})
    assert '<html lang="en"' in text(as_member.get("/"))
    assert '<html lang="fr"' in text(as_member.get("/", headers=FRENCH))


def test_choice_of_a_member_counts_more_than_the_browser(as_member, member):
    Member.objects.update(language="en")
    assert '<html lang="en"' in text(as_member.get("/", headers=FRENCH))


def test_language_we_do_not_speak_is_refused_and_nothing_changes(as_member, member):
    answer = as_member.post("/settings/appearance/", {**APPEARANCE, "language": "de"})
    assert answer.status_code == 422
    member.refresh_from_db()
    assert member.language == ""


def test_language_the_house_no_longer_speaks_gives_way_to_the_browser(as_member, member):
    Member.objects.update(language="de")
    assert '<html lang="fr"' in text(as_member.get("/", headers=FRENCH))
    assert language_for("de") == "en"


def test_dates_are_said_in_the_language_of_the_page(as_member, time_machine):
    time_machine.move_to("2026-02-11T12:00:00Z")
    TopicFactory()
    assert "11 fév., " in text(as_member.get("/topics/", headers=FRENCH))
    assert "11 Feb, " in text(as_member.get("/topics/", headers={"Accept-Language": "en"}))


def test_refusal_and_missing_page_speak_the_language_of_the_reader(client):
    assert "Il n’y a rien à cette adresse" in text(client.get("/nowhere/", headers=FRENCH))
    answer = client.post("/accounts/login/", {"login": "", "password": ""}, headers=FRENCH)
    assert "Écrivez votre mot de passe." in text(answer)


def test_newcomer_is_written_to_in_the_language_they_joined_in(client, mailoutbox):
    browser = Client(headers=FRENCH)
    sign_up(browser)
    assert mailoutbox[0].subject.startswith("Votre code pour ")
    browser.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})
    assert Member.objects.get().language == "fr"


def test_mail_about_notices_speaks_its_reader_s_language(client, deliver, settings, time_machine):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    reader = MemberFactory(language="fr")
    topic = TopicFactory(by=reader, title="Q")
    PostFactory(topic=topic, by=MemberFactory(name="Ada"))
    deliver()
    MailBatch.objects.update(due_at="2020-01-01T00:00:00Z")
    while send_next_mail():
        pass
    (sent,) = mail.outbox
    assert "Ada vous a répondu" in f"{sent.subject} {sent.body}"
    assert '<html lang="fr" dir="ltr">' in sent.alternatives[0].content
    client.force_login(reader)
    assert "Ada vous a répondu" in text(client.get("/notices/"))


@pytest.mark.parametrize(("own", "subject"), [("", "Bienvenue dans"), ("en", "Welcome to")])
def test_mail_of_a_host_s_answer_falls_back_to_the_community_s_language(own, subject, host, deliver, settings, client):
    settings.LANGUAGE_CODE = "fr"
    asked = JoinRequest.objects.create(member=MemberFactory(status="waiting", language=own), words="w")
    client.force_login(host)
    client.post(f"/community/requests/{asked.pk}/decision/", {"accepted": "yes", "reason": ""})
    deliver()
    assert mail.outbox[0].subject.startswith(subject)


def test_what_is_remembered_of_pages_is_remembered_by_language(client, member, settings):
    """Pages of visitors, the frame, rows of lists and posts are drawn once; never in somebody else's language."""
    settings.VISITOR_PAGES = True
    topic = TopicFactory(kind="question")
    PostFactory(topic=topic)
    english, french = {"Accept-Language": "en"}, FRENCH
    for address in ("/", "/topics/", topic.get_absolute_url(), topic.space.get_absolute_url()):
        for _again in range(2):
            assert 'lang="fr"' in text(client.get(address, headers=french)), address
            assert 'lang="en"' in text(client.get(address, headers=english)), address
    client.force_login(member)
    for address, in_french, in_english in (
        ("/topics/", "Question", "Unanswered"),
        (topic.get_absolute_url(), "Répondre", "Reply"),
        ("/", "Se déconnecter", "Sign out"),
    ):
        for _again in range(2):
            said = text(client.get(address, headers=french))
            assert in_french in said
            assert in_english not in said
            assert in_english in text(client.get(address, headers=english))
