"""Hosts who merge, split and mark topics while others write, choose and mark in them: nothing ends in two places."""

import pytest

from tests.races.people import all_at_once, at_once, counted, says

pytestmark = pytest.mark.races


def numbers_of(room, topic):
    return [n for (n,) in room.ask("SELECT number FROM discussions_post WHERE topic_id = ? ORDER BY number", topic)]


def assert_topics_are_whole(room, *topics):
    """Figures are those of the posts; answers and what helped stand in their own topic."""
    for topic in topics:
        ((last, replies, accepted),) = room.ask(
            "SELECT last_number, replies_count, accepted_post_id FROM discussions_topic WHERE id = ?", topic
        )
        numbers = numbers_of(room, topic)
        assert len(set(numbers)) == len(numbers)
        assert last >= max(numbers, default=0)
        assert replies == len(numbers) - 1
        assert accepted is None or accepted in room.posts_of(topic)
    assert room.ask(
        "SELECT COUNT(*) FROM discussions_post a JOIN discussions_post b ON b.id = a.reply_to_id WHERE a.topic_id <> b.topic_id"
    ) == [(0,)]


def part_of(answer):
    return int(answer.headers["location"].split("/")[2].split("-")[0])


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


def test_topic_split_by_two_at_once_is_split_once(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        answers = all_at_once(*(
            lambda who=who: room.act(who, f"/topics/{topic}/split/", numbers=["3", "4"], title=f"Apart {who}") for who in (0, 1)  # noqa: B023
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert counted(statuses) == {302: 1, 422: 1}
        assert says(answers[statuses.index(422)], "Choose at least one reply that should go.")
        assert_topics_are_whole(room, topic, part_of(answers[statuses.index(302)]))


def test_reply_to_a_post_that_is_split_off_stays_in_its_topic(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        split, *replied = all_at_once(
            lambda: room.act(0, f"/topics/{topic}/split/", numbers=["2", "3"], title="Apart"),  # noqa: B023 - used at once
            *(lambda who=who: room.act(who, f"/topics/{topic}/replies/", body="To that", reply_to=2) for who in (1, 2)),  # noqa: B023
        )
        assert [split.status_code, *(one.status_code for one in replied)] == [302, 302, 302]
        assert len(room.posts_of(topic)) == 4
        assert_topics_are_whole(room, topic, part_of(split))


def test_answer_accepted_while_it_is_split_off_stands_in_its_own_topic(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        wanted = room.posts_of(topic)[1]
        split, accepted = all_at_once(
            lambda: room.act(0, f"/topics/{topic}/split/", numbers=["2"], title="Apart"),  # noqa: B023 - used at once
            lambda: room.act(1, f"/topics/{topic}/answer/?post={wanted}"),  # noqa: B023
        )
        assert split.status_code == 302
        assert accepted.status_code in {302, 409}
        # The post was seen before it left, after it had become the first of its topic, or as part of what is no question.
        refusals = ("Look again", "Only a reply that is still there", "This topic is no question")
        assert accepted.status_code == 302 or any(says(accepted, words) for words in refusals)
        assert_topics_are_whole(room, topic, part_of(split))


def test_post_deleted_while_it_is_split_off_is_counted_where_it_stands(room, turns):
    for _turn in turns:
        topic = room.new_topic()
        wanted = room.posts_of(topic)[2]
        split, deleted = all_at_once(
            lambda: room.act(0, f"/topics/{topic}/split/", numbers=["2", "3"], title="Apart"),  # noqa: B023 - used at once
            lambda: room.act(1, f"/posts/{wanted}/deletion/"),  # noqa: B023
        )
        assert split.status_code == 302
        assert deleted.status_code in {302, 409}
        for one in (topic, part_of(split)):
            shown = room.ask("SELECT COUNT(*) FROM discussions_post WHERE topic_id = ? AND deleted_at IS NULL", one)
            assert room.ask("SELECT replies_count + 1 FROM discussions_topic WHERE id = ?", one) == shown


def test_topic_merged_while_people_reply_loses_no_words(room, turns):
    for _turn in turns:
        one, other = room.new_topic(), room.new_topic()
        merged, *answers = all_at_once(
            lambda: room.act(0, f"/topics/{one}/merge/", into=other),  # noqa: B023 - used at once
            *(lambda who=who: room.act(who, f"/topics/{one}/replies/", body=f"Late {who}") for who in (1, 2)),  # noqa: B023
            lambda: room.act(3, f"/topics/{other}/replies/", body="Here"),  # noqa: B023
        )
        late, here = answers[:2], answers[2]
        assert (merged.status_code, here.status_code) == (302, 302)
        assert {answer.status_code for answer in late} <= {302, 409}
        taken = sum(answer.status_code == 302 for answer in late)
        assert numbers_of(room, one) == []
        assert numbers_of(room, other) == list(range(1, 10 + taken))
        for who, answer in enumerate(late, 1):
            if answer.status_code == 409:
                assert says(answer, "The topic was merged into this one while you wrote.")
                assert says(answer, f"Late {who}")


def test_two_topics_marked_as_each_others_duplicate_at_once_make_no_circle(room, turns):
    for _turn in turns:
        one, other = room.new_topic(), room.new_topic()
        answers = all_at_once(
            lambda: room.act(0, f"/topics/{one}/duplicate/", of=other),  # noqa: B023 - used at once
            lambda: room.act(1, f"/topics/{other}/duplicate/", of=one),  # noqa: B023
        )
        assert counted([answer.status_code for answer in answers]) == {302: 1, 409: 1}
        assert any(says(answer, "nor two of each other") for answer in answers)
        marked = room.ask(
            "SELECT COUNT(*) FROM discussions_topic WHERE id IN (?, ?) AND duplicate_of_id IS NOT NULL", one, other
        )
        assert marked == [(1,)]


def test_lock_and_unlock_at_once_end_as_one_of_them_said(room, turns):
    topic = room.seeded["topic"]
    for _turn in turns:
        statuses = at_once(
            *(lambda who=who: room.act(who, f"/topics/{topic}/lock/", locked="yes", because=f"Because {who}") for who in (0, 1)),
            lambda: room.act(2, f"/topics/{topic}/lock/", locked=""),
        )  # fmt: skip
        assert set(statuses) == {302}
        ((locked_at, because),) = room.ask(
            "SELECT locked_at, locked_because FROM discussions_topic WHERE id = ?", topic
        )
        assert (locked_at is None) == (because == "")
