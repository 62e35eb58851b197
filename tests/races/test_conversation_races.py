"""Two people write, answer or block at one instant: one conversation comes of it, and nothing is said twice."""

import itertools

import pytest

from tests.races.people import PEOPLE, at_once, counted

pytestmark = pytest.mark.races
PAIRS = list(itertools.combinations(range(PEOPLE), 2))
BETWEEN_TWO = ("conversations_participation", "conversations_message", "conversations_conversation", "members_block")


def strangers(room, turns):
    """For every turn two people, as they were before they ever wrote to each other."""
    for turn, pair in zip(turns, itertools.cycle(PAIRS), strict=False):
        for table in BETWEEN_TWO:
            room.ask(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        room.forget_tries()
        yield turn, pair


def begin(room, one, other, body="Hello"):
    return room.act(one, "/conversations/new/", to=f"person-{other}", body=body)


def conversation_of(room, one, other):
    found = room.ask(
        "SELECT c.id FROM conversations_conversation c "
        "JOIN conversations_participation p ON p.conversation_id = c.id JOIN members_member m ON m.id = p.member_id "
        "JOIN conversations_participation q ON q.conversation_id = c.id JOIN members_member n ON n.id = q.member_id "
        "WHERE m.handle = ? AND n.handle = ?", f"person-{one}", f"person-{other}",
    )  # fmt: skip
    assert len(found) == 1
    return found[0][0]


def states_of(room, conversation):
    rows = room.ask("SELECT state FROM conversations_participation WHERE conversation_id = ?", conversation)
    return sorted(state for (state,) in rows)


def numbers_of(room, conversation):
    rows = room.ask("SELECT number FROM conversations_message WHERE conversation_id = ? ORDER BY number", conversation)
    return [number for (number,) in rows]


def test_two_who_write_to_each_other_at_once_are_in_one_conversation(room, turns):
    for turn, (one, other) in strangers(room, turns):
        assert at_once(lambda: begin(room, one, other), lambda: begin(room, other, one)) == [302, 302], turn  # noqa: B023 - used at once
        conversation = conversation_of(room, one, other)
        assert states_of(room, conversation) == ["active", "active"]
        assert numbers_of(room, conversation) == [1, 2]


def test_request_sent_twice_at_once_arrives_once(room, turns):
    for _turn, (one, other) in strangers(room, turns):
        statuses = at_once(*(lambda: begin(room, one, other) for _time in (1, 2)))  # noqa: B023 - used at once
        assert counted(statuses) == {302: 1, 409: 1}
        assert numbers_of(room, conversation_of(room, one, other)) == [1]


def test_yes_and_no_at_once_leave_one_answer(room, turns):
    for _turn, (one, other) in strangers(room, turns):
        begin(room, one, other)
        conversation = conversation_of(room, one, other)
        answer = f"/conversations/{conversation}/answer/"
        statuses = at_once(*(lambda a=a: room.act(other, answer, answer=a) for a in ("accept", "decline", "accept")))  # noqa: B023
        assert set(statuses) <= {302, 409}
        assert states_of(room, conversation) == ["active", "active"]


def test_block_and_messages_at_once_deliver_none_that_came_after(room, turns):
    for _turn, (one, other) in strangers(room, turns):
        begin(room, one, other)
        conversation = conversation_of(room, one, other)
        room.act(other, f"/conversations/{conversation}/answer/", answer="accept")
        place = f"/conversations/{conversation}/messages/"
        statuses = at_once(
            lambda: room.act(other, f"/members/person-{one}/block/"),  # noqa: B023 - used at once
            *(lambda n=n: room.act(one, place, body=f"Words {n}") for n in range(3)),  # noqa: B023
        )
        assert set(statuses) == {302}
        room.act(one, place, body="After it")
        assert numbers_of(room, conversation) == [1, 2, 3, 4, 5]
        delivered = room.ask(
            "SELECT is_delivered FROM conversations_message WHERE conversation_id = ? ORDER BY number", conversation
        )
        assert [bool(one) for (one,) in delivered] == sorted((bool(one) for (one,) in delivered), reverse=True)
        assert not delivered[-1][0]


def test_messages_at_once_take_numbers_without_gaps_and_count_as_unread(room, turns):
    for _turn, (one, other) in strangers(room, turns):
        begin(room, one, other)
        conversation = conversation_of(room, one, other)
        room.act(other, f"/conversations/{conversation}/answer/", answer="accept")
        place = f"/conversations/{conversation}/messages/"
        assert set(at_once(*(lambda n=n: room.act(one, place, body=f"Words {n}") for n in range(4)))) == {302}  # noqa: B023
        assert numbers_of(room, conversation) == [1, 2, 3, 4, 5]
        unread = room.ask("SELECT MAX(unread) FROM conversations_participation WHERE conversation_id = ?", conversation)
        assert unread == [(4,)]
