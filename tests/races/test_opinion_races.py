"""Votes, reactions and the read mark of one topic, given by several at one instant and twice by the same."""

import re

import pytest

from tests.races.people import all_at_once, at_once, counted, says

pytestmark = pytest.mark.races


POLL = "(SELECT poll_id FROM discussions_topic WHERE id = ?)"


def new_poll(room, **more):
    """A topic with a poll of two options; answers its number and theirs."""
    topic = room.new_topic(poll_question="Which?", poll_options="one\ntwo", **more)
    options = room.ask(
        "SELECT o.id FROM questionnaires_option o JOIN questionnaires_question q ON q.id = o.question_id "  # noqa: S608
        f"WHERE q.questionnaire_id = {POLL} ORDER BY o.id",
        topic,
    )
    return topic, [pk for (pk,) in options]


def count_votes(room, topic):
    """People who took part, answers, and the figure that is shown."""
    counted_ = "SELECT COUNT(*) FROM questionnaires_{} WHERE {}_id {}"
    inside = f"IN (SELECT id FROM questionnaires_response WHERE questionnaire_id = {POLL})"  # noqa: S608
    return [
        room.ask(counted_.format("participation", "questionnaire", f"= {POLL}"), topic)[0][0],
        room.ask(counted_.format("answer", "response", inside), topic)[0][0],
        room.ask(f"SELECT responses_count FROM questionnaires_questionnaire WHERE id = {POLL}", topic)[0][0],  # noqa: S608
    ]


def test_votes_at_once_count_once_each(room, turns):
    """Two members, each with two tabs and two minds: the last word of each counts."""
    for _turn in turns:
        topic, options = new_poll(room)
        votes = [(who, option) for who in (1, 2) for option in options * 2]
        statuses = at_once(*(lambda w=w, o=o: room.act(w, f"/topics/{topic}/poll/", choice=o) for w, o in votes))  # noqa: B023
        assert set(statuses) == {302}
        assert count_votes(room, topic) == [2, 2, 2]


def test_secret_vote_pressed_twice_counts_once_and_says_so(room, turns):
    """Nobody can tell whose an anonymous answer is, so the second press is told that it cannot be changed."""
    for _turn in turns:
        topic, options = new_poll(room, poll_anonymous="on")
        answers = all_at_once(*(
            lambda option=option: room.act(1, f"/topics/{topic}/poll/", choice=option) for option in options  # noqa: B023
        ))  # fmt: skip
        assert counted([answer.status_code for answer in answers]) == {302: 1, 409: 1}
        assert all(says(one, "You have answered already.") for one in answers if one.status_code == 409)
        assert count_votes(room, topic) == [1, 1, 1]


def test_reactions_at_once_are_counted_as_they_stand(room, turns):
    topic, post = room.seeded["topic"], room.seeded["posts"][0]
    for _turn in turns:
        who = (0, 2, 3, 4, 5, 2, 3)
        statuses = at_once(*(lambda w=w: room.act(w, f"/posts/{post}/reactions/", kind="useful") for w in who))
        assert set(statuses) == {302}
        ((rows,),) = room.ask("SELECT COUNT(*) FROM discussions_reaction WHERE post_id = ?", post)
        ((shown, useful),) = room.ask(
            "SELECT p.reactions, t.useful_count FROM discussions_post p JOIN discussions_topic t ON t.id = p.topic_id "
            "WHERE p.id = ?",
            post,
        )
        assert [int(n) for n in re.findall(r"\d+", str(shown))] == ([rows] if rows else [])
        assert useful == rows, f"topic {topic}"


def test_reaction_pressed_twice_at_once_is_given_and_taken_back(room, turns):
    post = room.seeded["posts"][1]
    for _turn in turns:
        statuses = at_once(*(lambda: room.act(0, f"/posts/{post}/reactions/", kind="useful") for _press in range(2)))
        assert set(statuses) == {302}
        assert room.ask("SELECT COUNT(*) FROM discussions_reaction WHERE post_id = ?", post) == [(0,)]
        ((shown,),) = room.ask("SELECT reactions FROM discussions_post WHERE id = ?", post)
        assert re.findall(r"\d+", str(shown)) == []


def test_two_tabs_reading_at_once_keep_the_further_place(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        numbers = [2, 4, 3, 1]
        statuses = at_once(*(lambda n=n: room.act(4, f"/topics/{topic}/read/", number=n) for n in numbers))  # noqa: B023
        assert set(statuses) == {204}
        read = room.ask(
            "SELECT number FROM discussions_topicread WHERE topic_id = ? AND member_id = (SELECT id FROM members_member WHERE handle = 'person-4')",
            topic,
        )
        assert read == [(4,)]
