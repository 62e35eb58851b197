"""People meet at one instant: two ask each other, two hosts reach for one thing, two confirm the same speaker."""

import pytest

from tests.races.people import all_at_once, counted, says

pytestmark = pytest.mark.races
ONE, TWO = 1, 2
ASKING = 4  # who asks to speak; not a race's other people, whatever they are called by now
WORDS = "We both came from support, and I would like to compare notes."


def names_of(room, *people):
    """By number: another race may have given them another handle."""
    ids = [room.seeded["ids"][one] for one in people]
    return [room.ask("SELECT handle, name FROM members_member WHERE id = ?", one)[0] for one in ids]


def test_two_who_ask_each_other_at_once_are_connected_once_and_both_know(room, turns):
    (one, _name), (two, _other) = names_of(room, ONE, TWO)
    for turn in turns:
        room.forget_tries()
        room.ask("DELETE FROM members_connection")
        room.ask("DELETE FROM kernel_delivery")
        answers = all_at_once(
            lambda: room.act(ONE, f"/members/{two}/connection/", words=WORDS),
            lambda: room.act(TWO, f"/members/{one}/connection/", words=WORDS),
        )
        assert counted([answer.status_code for answer in answers]) == {302: 2}, turn
        assert room.ask("SELECT state FROM members_connection") == [("connected",)]
        told = {
            fact: room.ask("SELECT COUNT(DISTINCT payload) FROM kernel_delivery WHERE event LIKE ?", f"%{fact}")[0][0]
            for fact in ("ConnectionAsked", "ConnectionMade")
        }
        assert told == {"ConnectionAsked": 1, "ConnectionMade": 1}, (
            "who was faster hears; who said yes reads it at once"
        )
        assert room.ask("SELECT COUNT(*) FROM kernel_due WHERE room = 'members.connections'") == [(0,)]


def test_thing_on_the_desk_is_in_one_hand(room, turns):
    (_one, first), (_two, second) = names_of(room, ONE, TWO)
    for turn in turns:
        room.forget_tries()
        path = room.act(0, "/spaces/room/topics/new/", title="A", body="B", kind="question").headers["location"]
        topic = int(path.split("/")[2].split("-")[0])
        take = f"/desk/questions/{topic}/hold/"
        answers = all_at_once(lambda: room.act(ONE, take, taken="yes"), lambda: room.act(TWO, take, taken="yes"))  # noqa: B023 - used at once
        assert counted([answer.status_code for answer in answers]) == {302: 1, 409: 1}, turn
        lost = next(answer for answer in answers if answer.status_code == 409)
        assert says(lost, first) or says(lost, second), "they read who was faster"
        assert room.ask("SELECT COUNT(*) FROM insights_mark WHERE thing_id = ? AND lane = 'questions'", topic) == [(1,)]


def test_speaker_two_confirm_at_once_is_confirmed_once(room, turns):
    made = room.act(0, "/organisations/new/", name="Lumen", kind="company", tagline="Lamps that last")
    assert made.status_code in {302, 422}, "another run of this race has made it"
    (organisation,) = room.ask("SELECT id FROM members_organisation")[0]
    slug = room.ask("SELECT slug FROM members_organisation WHERE id = ?", organisation)[0][0]
    for turn in turns:
        room.forget_tries()
        room.ask("DELETE FROM members_speaker")
        room.ask("DELETE FROM kernel_delivery")
        assert (
            room.act(ASKING, f"/organisations/{slug}/speaking/", words="I lead their support team.").status_code == 302
        )
        ((speaker,),) = room.ask("SELECT id FROM members_speaker")
        address = f"/organisations/{slug}/speakers/{speaker}/"
        answers = all_at_once(
            lambda: room.act(ONE, address, answer="yes"),  # noqa: B023 - used at once
            lambda: room.act(TWO, address, answer="yes"),  # noqa: B023
        )
        assert counted([answer.status_code for answer in answers]) == {302: 1, 409: 1}, turn
        lost = next(answer for answer in answers if answer.status_code == 409)
        assert says(lost, "Somebody has answered this request already."), turn
        assert room.ask("SELECT state FROM members_speaker") == [("confirmed",)]
        facts = room.ask("SELECT COUNT(DISTINCT payload) FROM kernel_delivery WHERE event LIKE ?", "%SpeakingDecided")
        assert facts == [(1,)]
