"""Two tabs of one person that keep the same draft: the slower one is told, and what was sent is no draft any more."""

import json

import pytest

from tests.races.people import all_at_once, counted, says

pytestmark = pytest.mark.races


def draft_of(room, place):
    rows = room.ask("SELECT fields, sequence FROM kernel_draft WHERE place = ?", place)
    return [(json.loads(fields) if isinstance(fields, str) else fields, sequence) for fields, sequence in rows]


@pytest.mark.parametrize("seen", [0, 1], ids=["first", "later"])
def test_draft_saved_from_two_tabs_at_once_keeps_one_and_tells_the_other(room, turns, seen):
    for turn in turns:
        room.ask("DELETE FROM kernel_draft")  # two hundred are the most
        place = f"discussions.reply:{turn + 1000 + seen}000"
        if seen:
            assert room.act(1, f"/drafts/{place}/", body="Before", sequence=0).status_code == 200
        answers = all_at_once(*(
            lambda tab=tab: room.act(1, f"/drafts/{place}/", body=f"Tab {tab}", sequence=seen) for tab in range(3)  # noqa: B023
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert counted(statuses) == {200: 1, 409: 2}
        assert all(
            says(one, "A newer version of this draft is open in another tab.")
            for one in answers
            if one.status_code == 409
        )
        assert draft_of(room, place) == [({"body": f"Tab {statuses.index(200)}"}, seen + 1)]


def test_same_reply_sent_from_two_tabs_at_once_stands_once(room, turns):
    for turn in turns:
        topic = room.new_topic()
        given = {"body": "The same words", "form_key": f"tab-{turn}"}
        answers = all_at_once(*(lambda: room.act(1, f"/topics/{topic}/replies/", **given) for _tab in range(3)))  # noqa: B023
        assert {answer.status_code for answer in answers} == {302}
        assert len({answer.headers["location"] for answer in answers}) == 1
        assert len(room.posts_of(topic)) == 5
