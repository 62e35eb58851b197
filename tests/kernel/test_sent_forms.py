"""A button pressed twice does its work once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.discussions.models import Topic
from guildhouse.kernel.models import SentForm
from guildhouse.kernel.sent_forms import forget_old_forms

pytestmark = pytest.mark.django_db
TYPED = {"title": "How?", "body": "Like so?", "kind": "question", "form_key": "abc"}


@pytest.fixture
def send(as_member, space):
    return lambda **changed: as_member.post(f"/spaces/{space.slug}/topics/new/", {**TYPED, **changed})


def test_topic_sent_twice_is_one_topic(send):
    first, second = send(), send()
    assert first.url == second.url == Topic.objects.get().get_absolute_url()


def test_reply_sent_twice_is_one_reply(as_member, topic):
    given = {"body": "Yes", "form_key": "abc"}
    answers = [as_member.post(f"/topics/{topic.pk}/replies/", given).url for _time in range(2)]
    assert answers[0] == answers[1]
    assert topic.posts.count() == 2


@pytest.mark.parametrize("changed", [{"body": "Otherwise"}, {"form_key": "abd"}, {"form_key": ""}])
def test_other_words_or_another_page_are_another_sending(send, changed):
    send()
    send(**changed)
    assert Topic.objects.count() == 2


def test_refused_form_can_be_sent_again(send):
    assert send(title="").status_code == 422
    assert send().status_code == 302
    assert SentForm.objects.count() == 1


def test_pages_carry_a_key_of_their_own(as_member, space):
    pages = {as_member.get(f"/spaces/{space.slug}/topics/new/").content for _time in range(2)}
    keys = {page.split(b'name="form_key" value="')[1].split(b'"')[0] for page in pages}
    assert len(keys) == 2
    assert all(keys)


def test_sendings_are_forgotten_after_a_day(send):
    send()
    SentForm.objects.update(at=timezone.now() - timedelta(days=2))
    send(title="Another")
    forget_old_forms(timezone.now())
    assert SentForm.objects.count() == 1
