"""Many want the last seats at one instant, others give theirs back, the room grows meanwhile: never oversold, always in order."""

import pytest

from tests.house.forms_table import EVENT
from tests.races.people import at_once, counted

pytestmark = pytest.mark.races
CROWD = [*(f"person-{number}" for number in range(6)), *(f"guest-{number}" for number in range(24))]
SEATS = 10


def plan(room, seats):
    answer = room.act(0, "/events/new/", **EVENT | {"capacity": str(seats), "organisers": "", "place": "Hall"})
    assert answer.status_code == 302, answer.text[:500]
    return answer.headers["Location"]


def answer(room, address, handle, words="going"):
    return room.act(handle, f"{address}answer/", answer=words, listed="on")


def line_of(room, address):
    """(who goes, who waits in the order of their places, the counts kept beside them)."""
    number = address.strip("/").rpartition("/")[2]
    rows = room.ask(
        "SELECT m.handle, a.state, a.place FROM gatherings_attendance a JOIN members_member m ON m.id = a.member_id "
        "WHERE a.gathering_id = ? ORDER BY a.place", int(number),
    )  # fmt: skip
    going = {handle for handle, state, _place in rows if state == "going"}
    waiting = [handle for handle, state, _place in rows if state == "waiting"]
    places = [place for _handle, state, place in rows if state == "waiting"]
    assert len(set(places)) == len(places)
    kept = room.ask("SELECT going_count, waiting_count FROM gatherings_gathering WHERE id = ?", int(number))
    assert kept == [(len(going), len(waiting))]
    return going, waiting


def test_thirty_who_want_ten_seats_at_once_get_ten(room, turns):
    for _turn in turns:
        address = plan(room, SEATS)
        statuses = at_once(*(lambda one=one: answer(room, address, one) for one in CROWD))  # noqa: B023 - used at once
        assert counted(statuses) == {302: len(CROWD)}
        going, waiting = line_of(room, address)
        assert (len(going), len(waiting)) == (SEATS, len(CROWD) - SEATS)


def test_seats_given_back_while_others_come_and_the_room_grows_go_to_the_line(room, turns):
    for _turn in turns:
        address = plan(room, 4)
        first, late = CROWD[:10], CROWD[10:13]
        for one in first:
            answer(room, address, one)
        before_going, before_waiting = line_of(room, address)
        leaving = sorted(before_going)[:2]
        more = EVENT | {"capacity": "6", "organisers": "person-0", "place": "Hall", "seen": "1"}
        statuses = at_once(
            *(lambda one=one: answer(room, address, one, "declined") for one in leaving),  # noqa: B023 - used at once
            *(lambda one=one: answer(room, address, one) for one in late),  # noqa: B023
            lambda: room.act(0, f"{address}edit/", **more),  # noqa: B023
        )
        assert set(statuses) == {302}
        going, waiting = line_of(room, address)
        # Two left and two seats were added: the four who stood first have them now, and nobody overtook anybody.
        assert going == (before_going - set(leaving)) | set(before_waiting[:4])
        assert waiting[: len(before_waiting) - 4] == before_waiting[4:]
        assert set(waiting) == set(before_waiting[4:]) | set(late)
