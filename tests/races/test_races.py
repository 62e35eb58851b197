"""Several people do at one instant what cannot all be done: the outcome is one of the right ones, and the loser is told."""

import pytest

from tests.races.people import all_at_once, at_once, counted, says

pytestmark = pytest.mark.races


def test_two_answers_accepted_at_once_leave_one_and_tell_the_other(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        posts = room.posts_of(topic)[1:3]
        answers = all_at_once(*(
            lambda pk=pk: room.act(0, f"/topics/{topic}/answer/?post={pk}&instead_of=0") for pk in posts  # noqa: B023 - used at once
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert counted(statuses) == {302: 1, 409: 1}
        assert says(answers[statuses.index(409)], "Another answer was marked as what helped a moment ago.")
        kept = room.ask("SELECT accepted_post_id FROM discussions_topic WHERE id = ?", topic)
        assert kept == [(posts[statuses.index(302)],)]


def test_two_edits_at_once_keep_one_and_show_the_other_both(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        post = room.posts_of(topic)[1]
        answers = all_at_once(*(
            lambda who=who: room.act(who, f"/posts/{post}/edit/", body=f"Words of {who}", version=1) for who in (1, 2)  # noqa: B023
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert counted(statuses) == {302: 1, 409: 1}
        loser, winner = statuses.index(409) + 1, statuses.index(302) + 1
        assert f"Words of {loser}" in answers[loser - 1].text
        assert f"Words of {winner}" in answers[loser - 1].text
        assert says(answers[loser - 1], "Somebody has edited this post since you opened it.")
        assert room.ask("SELECT body FROM discussions_post WHERE id = ?", post) == [(f"Words of {winner}",)]
        kept = room.ask("SELECT fields FROM kernel_draft WHERE place = ?", f"discussions.edit:{post}")
        assert [f"Words of {loser}" in str(fields) for (fields,) in kept] == [True]


def test_lock_and_reply_at_once_end_with_a_closed_topic(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        locked, *answers = all_at_once(
            lambda: room.act(0, f"/topics/{topic}/lock/", locked="yes", because="Done"),  # noqa: B023 - used at once
            *(lambda who=who: room.act(who, f"/topics/{topic}/replies/", body="In time?") for who in (1, 2)),  # noqa: B023
        )
        replied = [answer.status_code for answer in answers]
        assert locked.status_code == 302
        assert set(replied) <= {302, 403}
        assert all(says(one, "Your text is kept as a draft") for one in answers if one.status_code == 403)
        assert len(room.posts_of(topic)) == 4 + replied.count(302)
        kept = room.ask("SELECT COUNT(*) FROM kernel_draft WHERE place = ?", f"discussions.reply:{topic}")
        assert kept == [(replied.count(403),)]


def test_deletion_and_reply_at_once_lose_no_words(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        deleted, replied = all_at_once(
            lambda: room.act(0, f"/topics/{topic}/deletion/"),  # noqa: B023 - used at once
            lambda: room.act(1, f"/topics/{topic}/replies/", body="In time?"),  # noqa: B023
        )
        assert deleted.status_code == 302
        assert replied.status_code in {302, 409}
        assert len(room.posts_of(topic)) == 4 + (replied.status_code == 302)
        if replied.status_code == 409:
            assert says(replied, "The topic was deleted while you wrote.")
            assert says(replied, "In time?")


def test_twenty_replies_at_once_are_numbered_without_a_gap(room, turns):
    for turn in turns:
        topic = room.new_topic()
        bodies = [f"Reply {turn}-{n}" for n in range(20)]
        statuses = at_once(*(
            lambda n=n, body=body: room.act(n % 6, f"/topics/{topic}/replies/", body=body)  # noqa: B023 - used at once
            for n, body in enumerate(bodies)
        ))  # fmt: skip
        assert set(statuses) == {302}
        found = room.ask("SELECT number, body FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)
        assert [number for number, _body in found] == list(range(1, 25))
        assert sorted(body for _number, body in found[4:]) == sorted(bodies)
        figures = room.ask("SELECT last_number, replies_count, people_count FROM discussions_topic WHERE id = ?", topic)
        assert figures == [(24, 23, 6)]


def test_form_sent_twice_at_once_makes_one_topic(room, turns):
    for turn in turns:
        given = {"title": f"Twice {turn}", "body": "B", "kind": "question", "form_key": f"key-{turn}"}
        statuses = at_once(*(lambda: room.act(1, "/spaces/room/topics/new/", **given) for _press in range(4)))  # noqa: B023 - used at once
        assert set(statuses) == {302}
        assert room.ask("SELECT COUNT(*) FROM discussions_topic WHERE title = ?", f"Twice {turn}") == [(1,)]
