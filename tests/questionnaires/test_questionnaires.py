"""Questionnaires: asked well, answered once, anonymous when they say so; and polls made of them."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.utils import timezone

from guildhouse.discussions.actions import Poll, vote
from guildhouse.discussions.models import Topic
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.questionnaires.actions import Asked, answer_questionnaire, ask_questions, close_questionnaire
from guildhouse.questionnaires.models import Answer, Participation, Questionnaire, Response
from guildhouse.questionnaires.queries import count_answers
from tests.factories import MemberFactory, TopicFactory

pytestmark = pytest.mark.django_db
POLL = Poll("Which one?", ("Now", "Later", "Never"))


def _asked(member, **more):
    return ask_questions([Asked("Which one?", ("Now", "Later"))], by=member, title="Which", **more)


def _options(questionnaire):
    return [option.pk for option in questionnaire.questions.get().options.all()]


def _answer(questionnaire, by, *options):
    answer_questionnaire(questionnaire, by=by, choices={questionnaire.questions.get().pk: list(options)})


def test_answer_counts_once_and_can_be_changed(member):
    asked = _asked(member)
    now, later = _options(asked)
    _answer(asked, member, now)
    _answer(asked, member, later)
    asked.refresh_from_db()
    counted = count_answers(asked, member)[0]
    assert [(option.votes, option.is_mine) for option in counted.options] == [(0, False), (1, True)]
    assert (counted.total, counted.has_answered, asked.responses_count) == (1, True, 1)


def test_two_answers_to_a_choice_of_one_are_refused(member):
    asked = _asked(member)
    with pytest.raises(Invalid):
        _answer(asked, member, *_options(asked))
    with pytest.raises(Invalid):
        _answer(asked, member)
    assert not Participation.objects.exists()


def test_option_of_another_question_is_refused(member):
    asked, other = _asked(member), _asked(member)
    with pytest.raises(Invalid):
        _answer(asked, member, _options(other)[0])


def test_anonymous_answer_is_tied_to_nobody(member):
    asked = _asked(member, anonymous=True)
    _answer(asked, member, _options(asked)[0])
    stored = serializers.serialize("python", [*Response.objects.all(), *Answer.objects.all()])
    assert all(row["fields"].get("member") != member.pk for row in stored)
    assert Response.objects.get().at is None
    with pytest.raises(Conflict):
        _answer(asked, member, _options(asked)[1])
    assert Answer.objects.count() == 1


def test_anonymous_counts_are_hidden_below_five(member):
    asked = _asked(member, anonymous=True)
    first = _options(asked)[0]
    for _ in range(4):
        _answer(asked, MemberFactory(), first)
    asked.refresh_from_db()
    assert count_answers(asked, None)[0].is_hidden
    assert count_answers(asked, None)[0].options[0].votes == 0
    _answer(asked, MemberFactory(), first)
    asked.refresh_from_db()
    assert count_answers(asked, None)[0].options[0].votes == 5


def test_closed_questionnaire_takes_no_answer(member):
    asked = _asked(member)
    close_questionnaire(asked, by=member)
    with pytest.raises(Conflict):
        _answer(asked, member, _options(asked)[0])
    Questionnaire.objects.update(closed_at=None, closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Conflict):
        _answer(asked, member, _options(asked)[0])


def test_closing_is_for_whoever_asked(member):
    with pytest.raises(NotAllowed):
        close_questionnaire(_asked(member), by=MemberFactory())


@pytest.mark.parametrize(
    "asked",
    [Asked("", ("a", "b")), Asked("x", ("a",)), Asked("x", ("a", " a ")), Asked("x", tuple("abcdefghijklmnopqrstu"))],
)
def test_question_that_cannot_be_answered_is_refused(member, asked):
    with pytest.raises(Invalid):
        ask_questions([asked], by=member, title="x")
    assert not Questionnaire.objects.exists()


def test_poll_is_started_with_its_topic_voted_in_and_shown(as_member, member, space):
    response = as_member.post(
        f"/spaces/{space.slug}/topics/new/",
        {"title": "When?", "body": "Say", "kind": "question", "poll_question": "Which?", "poll_options": "Now\nLater"},
    )
    page = as_member.get(response.url).content.decode()
    assert "Which?" in page
    topic = Topic.objects.get()
    option = topic.poll.questions.get().options.first()
    as_member.post(f"/topics/{topic.pk}/poll/", {"choice": str(option.pk)})
    assert "your vote" in as_member.get(response.url).content.decode()
    assert 'name="choice"' in as_member.get(f"{response.url}?vote=again").content.decode()


def test_poll_without_enough_options_keeps_all_that_was_typed(as_member, space):
    response = as_member.post(
        f"/spaces/{space.slug}/topics/new/",
        {"title": "When?", "body": "My words", "kind": "question", "poll_question": "Which?", "poll_options": "Now"},
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "between two and twenty" in page
    assert "My words" in page
    assert not Topic.objects.exists()


def test_poll_with_a_last_day_in_the_past_is_refused(as_member, space):
    given = {"title": "x", "body": "y", "kind": "question", "poll_question": "Which?", "poll_options": "a\nb"}
    response = as_member.post(f"/spaces/{space.slug}/topics/new/", {**given, "poll_closes": "2001-01-01"})
    assert response.status_code == 422
    assert not Topic.objects.exists()


def test_vote_where_one_cannot_write_or_there_is_no_poll_is_refused(member, topic):
    with pytest.raises(NotFound):
        vote(topic, by=member, options=[1])
    silenced = MemberFactory(status="silenced")
    with pytest.raises(NotAllowed):
        vote(TopicFactory(poll=POLL), by=silenced, options=[1])
