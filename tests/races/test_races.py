"""Several people do at one instant what cannot all be done: the outcome is one of the right ones, and the loser is told."""

import re

import pytest

from tests.races.people import at_once, counted

pytestmark = pytest.mark.races


def test_two_answers_accepted_at_once_leave_one(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        posts = room.posts_of(topic)
        statuses = at_once(*(lambda pk=pk: room.act(0, f"/topics/{topic}/answer/", post=pk) for pk in posts[1:3]))  # noqa: B023 - used at once
        assert counted(statuses) in (
            {302: 1, 409: 1},
            {302: 2},
        )  # the second may have seen the first one's word already
        ((accepted,),) = room.ask("SELECT accepted_post_id FROM discussions_topic WHERE id = ?", topic)
        assert accepted in posts[1:3]


def test_two_edits_at_once_keep_one_and_show_the_other_both(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        post = room.posts_of(topic)[1]
        answers = {}

        def edit(person, post=post, answers=answers):
            answers[person] = room.act(person, f"/posts/{post}/edit/", body=f"Words of {person}", version=1)
            return answers[person]

        assert counted(at_once(lambda: edit(1), lambda: edit(2))) == {302: 1, 409: 1}
        loser = next(person for person, answer in answers.items() if answer.status_code == 409)
        assert f"Words of {loser}" in answers[loser].text
        ((body,),) = room.ask("SELECT body FROM discussions_post WHERE id = ?", post)
        assert body == f"Words of {3 - loser}"


def test_lock_and_reply_at_once_end_with_a_closed_topic(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        locked, *replied = at_once(
            lambda: room.act(0, f"/topics/{topic}/lock/", locked="yes", because="Done"),  # noqa: B023 - used at once
            *(lambda who=who: room.act(who, f"/topics/{topic}/replies/", body="In time?") for who in (1, 2)),  # noqa: B023
        )
        assert locked == 302
        assert set(replied) <= {302, 403}
        assert len(room.posts_of(topic)) == 4 + replied.count(302)
        kept = room.ask("SELECT COUNT(*) FROM kernel_draft WHERE place = ?", f"discussions.reply:{topic}")
        assert kept == [(replied.count(403),)]


def test_deletion_and_reply_at_once_lose_no_words(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        deleted, replied = at_once(
            lambda: room.act(0, f"/topics/{topic}/deletion/"),  # noqa: B023 - used at once
            lambda: room.act(1, f"/topics/{topic}/replies/", body="In time?"),  # noqa: B023
        )
        assert deleted == 302
        assert replied in {302, 403, 404}
        assert len(room.posts_of(topic)) == 4 + (replied == 302)


def test_votes_at_once_count_once(room, turns):
    topic, options = room.seeded["topic"], room.seeded["options"]
    for _turn in turns:
        votes = [(who, option) for who in (1, 2) for option in options * 2]
        statuses = at_once(*(lambda w=w, o=o: room.act(w, f"/topics/{topic}/poll/", choice=o) for w, o in votes))
        assert set(statuses) == {302}
        assert room.ask("SELECT COUNT(*) FROM questionnaires_participation") == [(2,)]
        assert room.ask("SELECT COUNT(*) FROM questionnaires_answer") == [(2,)]
        assert room.ask("SELECT responses_count FROM questionnaires_questionnaire") == [(2,)]


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


def test_topics_merged_into_each_other_at_once_become_one(room, turns):
    for _turn in turns:
        one, other = room.new_topic(), room.new_topic()
        statuses = at_once(
            lambda: room.act(0, f"/topics/{one}/merge/", into=other),  # noqa: B023 - used at once
            lambda: room.act(1, f"/topics/{other}/merge/", into=one),  # noqa: B023
        )
        assert counted(statuses) in ({302: 1, 409: 1}, {302: 1, 404: 1})
        kept = one if room.posts_of(one) else other
        numbers = [
            n for (n,) in room.ask("SELECT number FROM discussions_post WHERE topic_id = ? ORDER BY number", kept)
        ]
        assert numbers == list(range(1, 9))
        assert room.ask("SELECT deleted_at FROM discussions_topic WHERE id = ?", kept) == [(None,)]


def test_entry_decided_twice_at_once_is_decided_once(room):
    entry = room.seeded["entry"]
    path = f"/spaces/guarded/requests/{entry}/"
    statuses = at_once(*(
        lambda who=who, word=word: room.act(who, path, accepted=word, reason="Because")
        for who, word in enumerate(("yes", "no", "yes", "no"))
    ))  # fmt: skip
    assert counted(statuses) == {302: 1, 409: 3}
    word = "yes" if statuses.index(302) % 2 == 0 else "no"
    inside = room.ask(
        "SELECT COUNT(*) FROM spaces_spacemembership m JOIN members_member a ON a.id = m.member_id WHERE a.handle = 'asking'"
    )
    assert inside == [(int(word == "yes"),)]
    assert room.ask("SELECT COUNT(*) FROM kernel_delivery WHERE event LIKE ?", "%EntryDecided") != [(0,)]


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
