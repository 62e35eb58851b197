"""Mails about notices: when they go, what they hold, what they must never hold."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from guildhouse.discussions.actions import follow_topic, post_reply
from guildhouse.kernel.ports.notices import Choice
from guildhouse.members.models import Member
from guildhouse.notifications.actions import pause_mail, read_notices, send_next_mail, set_wishes
from guildhouse.notifications.models import MailBatch, Notice
from guildhouse.spaces.actions import leave_space
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(time_machine):
    """`later(minutes=…)` after the test's beginning; the clock stands still in between."""
    began = timezone.now()
    time_machine.move_to(began, tick=False)
    return lambda **span: time_machine.move_to(began + timedelta(**span), tick=False)


def test_mail_waits_ten_minutes_and_gathers_what_follows(tomas, aino, deliver, send_due, later):
    topic = TopicFactory(by=tomas, title="How do you say no?")
    post_reply(topic, by=aino, body="By asking what it is for.")
    deliver()
    later(minutes=5)
    post_reply(topic, by=MemberFactory(name="Eve Adams"), body="By showing the cost, @tomas.")
    deliver()
    later(minutes=9, seconds=59)
    send_due()
    assert mail.outbox == []
    later(minutes=10)
    send_due()
    assert len(mail.outbox) == 1
    one = mail.outbox[0]
    assert one.to == ["tomas@example.org"]
    assert one.subject == "Eve Adams named you: How do you say no?"
    for part in (one.body, one.alternatives[0].content):
        assert "By asking what it is for." in part
        assert "By showing the cost" in part
        assert "Aino Laine replied to you" in part
    later(hours=2)
    send_due()
    assert len(mail.outbox) == 1


def test_reply_after_the_mail_begins_the_next_one_in_the_same_thread(tomas, aino, deliver, send_due, later):
    topic = TopicFactory(by=tomas)
    for minutes in (0, 20):
        later(minutes=minutes)
        post_reply(topic, by=aino, body=f"After {minutes} minutes.")
        deliver()
        later(minutes=minutes + 10)
        send_due()
    first, second = mail.outbox
    assert "After 0" not in second.body
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    assert first.extra_headers["In-Reply-To"] == second.extra_headers["In-Reply-To"]


def test_mail_stays_away_when_all_was_read_meanwhile(tomas, deliver, send_due, later):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    read_notices(by=tomas)
    later(minutes=11)
    send_due()
    assert mail.outbox == []
    assert MailBatch.objects.get().state == MailBatch.State.DROPPED


def test_mail_leaves_out_what_was_read_meanwhile(tomas, deliver, send_due, later):
    topic = TopicFactory(by=tomas)
    PostFactory(topic=topic, body="The first answer.")
    PostFactory(topic=topic, body="The second answer.")
    deliver()
    read_notices(by=tomas, up_to=Notice.objects.earliest("pk").pk)
    later(minutes=11)
    send_due()
    assert "The first answer" not in mail.outbox[0].body
    assert "The second answer" in mail.outbox[0].body


@pytest.mark.parametrize(
    "change",
    [
        lambda tomas: set_wishes({"discussions.reply": Choice.HERE}, by=tomas),
        lambda tomas: pause_mail(by=tomas, until=timezone.localdate() + timedelta(days=3)),
        lambda tomas: Member.objects.filter(pk=tomas.pk).update(status="suspended"),
        lambda tomas: Member.objects.filter(pk=tomas.pk).update(email=None),
    ],
)
def test_mail_heeds_what_changed_while_it_waited(tomas, deliver, send_due, later, change):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    change(tomas)
    later(minutes=11)
    send_due()
    assert mail.outbox == []


def test_mail_says_nothing_of_what_may_no_longer_be_read(tomas, aino, hidden_space, deliver, send_due, later):
    topic = TopicFactory(space=hidden_space, by=tomas)
    post_reply(topic, by=aino, body="Between us.")
    deliver()
    leave_space(hidden_space, by=tomas)
    later(minutes=11)
    send_due()
    assert mail.outbox == []


def test_kinds_that_stay_here_are_not_mailed(tomas, topic, deliver, send_due, later):
    follow_topic(topic, by=tomas, level="watching")
    PostFactory(topic=topic)
    deliver()
    later(minutes=11)
    send_due()
    assert Notice.objects.get(member=tomas).mail_why == "here_only"
    assert all(one.to != ["tomas@example.org"] for one in mail.outbox)


def test_mail_from_a_confidential_space_holds_nothing_that_was_said_there(
    tomas, aino, hidden_space, deliver, send_due, later
):
    topic = TopicFactory(space=hidden_space, by=tomas, title="Canary title")
    post_reply(topic, by=aino, body="Canary words", pseudonym="Canary fox")
    deliver()
    later(minutes=11)
    send_due()
    whole = mail.outbox[0].message().as_string()
    for secret in ("Canary", "Aino", "quiet room", topic.slug):
        assert secret not in whole
    assert "confidential space" in mail.outbox[0].body


def test_mail_carries_what_mail_programs_ask_for(tomas, deliver, send_due, later):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    later(minutes=11)
    send_due()
    message = mail.outbox[0].message()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<http://localhost:8000/unsubscribe/")
    assert message["Message-ID"] == f"<batch-{MailBatch.objects.get().pk}.notices@localhost>"
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]


def test_names_and_titles_cannot_write_headers(tomas, deliver, send_due, later):
    topic = TopicFactory(by=tomas)
    type(topic).objects.filter(pk=topic.pk).update(title="Hello\r\nBcc: all@example.org\r\n\r\nwords")
    PostFactory(topic=topic, by=MemberFactory(name="Eve\nX-Evil: yes \u202egnp.exe"))
    deliver()
    later(minutes=11)
    send_due()
    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert "\u202e" not in mail.outbox[0].subject
    assert len(mail.outbox[0].subject) <= 140


def test_mail_escapes_names_in_html_and_leaves_them_in_plain_text(tomas, deliver, send_due, later):
    PostFactory(topic=TopicFactory(by=tomas, title="R&D <b>budget</b>"), by=MemberFactory(name="Eve & <Adam>"))
    deliver()
    later(minutes=11)
    send_due()
    assert "R&D <b>budget</b>" in mail.outbox[0].body
    html = mail.outbox[0].alternatives[0].content
    assert "<b>budget" not in html
    assert "Eve &amp; &lt;Adam&gt;" in html


@pytest.mark.any_database
def test_member_gets_at_most_a_hundred_mails_a_day_and_the_rest_tomorrow(tomas, deliver, send_due, later):
    asker, space = MemberFactory(), SpaceFactory()
    for _ in range(103):
        TopicFactory(body="@tomas?", by=asker, space=space)
    deliver()
    later(minutes=11)
    send_due()
    assert len(mail.outbox) == 100
    later(hours=23)
    send_due()
    assert len(mail.outbox) == 100
    later(hours=24, minutes=12)
    send_due()
    assert len(mail.outbox) == 103


def test_mail_is_written_in_the_members_language_and_zone(tomas, deliver, send_due, later):
    Member.objects.filter(pk=tomas.pk).update(language="fr", time_zone="Asia/Tokyo")
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    later(minutes=11)
    send_due()
    assert '<html lang="fr" dir="ltr">' in mail.outbox[0].alternatives[0].content


def test_nothing_due_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert send_next_mail() is False
