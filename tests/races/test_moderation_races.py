"""Hosts flag, claim, decide and sanction at one instant: one item, one holder, one decision, and nobody falls between two."""

import pytest

from tests.races.people import all_at_once, at_once, counted, says

pytestmark = pytest.mark.races
AUTHOR, OTHER, FLAGGER, ONE, TWO = 1, 2, 4, 3, 5  # who wrote what is flagged, who flags it, who decide


def flag(room, person, post, reason="spam"):
    return room.act(person, f"/flags/post/{post}/", reason=reason)


def item_of(room, post):
    query = "SELECT id, version, flags_count FROM moderation_item WHERE kind = 'post' AND object_id = ?"
    (item,) = room.ask(query, post)
    return item


def flagged(room, place=1):
    """A topic of this turn's own with the reply of `person-<place>` flagged; answers post and item."""
    room.forget_tries()
    post = room.posts_of(room.new_topic())[place]
    assert flag(room, FLAGGER, post).status_code == 302
    return post, item_of(room, post)[0]


def decide(room, person, item, act="hide", **more):
    version = room.ask("SELECT version FROM moderation_item WHERE id = ?", item)[0][0]
    given = {"seen": version, "thing_seen": 1, "act": act, "ground": "spam", "reason": "It sells something.", **more}
    return lambda: room.act(person, f"/moderation/{item}/", **given)


def statuses_of(room, *people):
    """By number: another race may have given them another handle."""
    return [room.ask("SELECT status FROM members_member WHERE id = ?", room.seeded["ids"][one])[0][0] for one in people]


@pytest.fixture
def forgiving(room):
    """Whatever a turn did to people is over when the next begins."""

    def forgive():
        room.ask("UPDATE members_sanction SET lifted_at = CURRENT_TIMESTAMP WHERE lifted_at IS NULL")
        room.ask("UPDATE members_member SET status = 'active' WHERE status IN ('silenced', 'suspended')")

    yield forgive
    forgive()


def test_two_hosts_who_decide_at_once_make_one_decision(room, turns):
    for turn in turns:
        _post, item = flagged(room)
        answers = all_at_once(decide(room, ONE, item), decide(room, TWO, item, act="", ground="", reason=""))
        assert counted([one.status_code for one in answers]) == {302: 1, 409: 1}, turn
        lost = next(one for one in answers if one.status_code == 409)
        assert says(lost, "Person 3") or says(lost, "Person 5"), "they read who was faster"
        assert room.ask("SELECT COUNT(*) FROM moderation_decision WHERE item_id = ?", item) == [(1,)]


def test_item_taken_by_two_at_once_is_in_one_hand(room, turns):
    for turn in turns:
        _post, item = flagged(room)
        take = f"/moderation/{item}/claim/"
        answers = at_once(*(lambda who=who: room.act(who, take, taken="yes") for who in (ONE, TWO)))  # noqa: B023
        assert counted(answers) == {302: 1, 409: 1}, turn
        holder = room.ask("SELECT claimed_by_id FROM moderation_item WHERE id = ?", item)
        assert holder == [(room.seeded["ids"][(ONE, TWO)[answers.index(302)]],)]


def test_what_many_flag_at_once_is_one_item_with_a_flag_of_each(room, turns):
    for turn in turns:
        room.forget_tries()
        post = room.posts_of(room.new_topic())[1]
        flaggers = (FLAGGER, ONE, TWO, TWO)
        assert counted(at_once(*(lambda who=who: flag(room, who, post) for who in flaggers))) == {302: 4}, turn  # noqa: B023
        item, _version, count = item_of(room, post)
        kept = room.ask("SELECT COUNT(*), COUNT(DISTINCT by_id) FROM moderation_flag WHERE item_id = ?", item)
        assert (count, kept) == (3, [(3, 3)])


def test_flag_and_decision_at_once_leave_no_flag_unanswered_on_a_closed_item(room, turns):
    for turn in turns:
        post, item = flagged(room)
        statuses = at_once(decide(room, ONE, item), lambda: flag(room, TWO, post))  # noqa: B023 - used at once
        assert set(statuses) <= {302, 404, 409}, turn
        unanswered = room.ask(
            "SELECT COUNT(*) FROM moderation_flag f JOIN moderation_item i ON i.id = f.item_id "
            "WHERE i.id = ? AND f.outcome = 'waiting' AND i.closed_at IS NOT NULL", item,
        )  # fmt: skip
        assert unanswered == [(0,)]


def test_two_measures_at_once_leave_the_stronger_and_each_its_own_row(room, turns, forgiving):
    for turn in turns:
        items = [flagged(room)[1] for _item in range(2)]
        silence = decide(room, ONE, items[0], act="", measure="silence", days=3)
        suspend = decide(room, TWO, items[1], act="", measure="suspend", days=7)
        assert at_once(silence, suspend) == [302, 302], turn
        assert statuses_of(room, AUTHOR) == ["suspended"]
        in_force = room.ask("SELECT kind FROM members_sanction WHERE lifted_at IS NULL ORDER BY kind")
        assert in_force == [("silence",), ("suspend",)]
        forgiving()


def test_hosts_who_silence_each_other_at_once_do_not_both_succeed(room, turns, forgiving):
    for turn in turns:
        about_author, about_other = flagged(room, AUTHOR)[1], flagged(room, OTHER)[1]
        statuses = at_once(
            decide(room, OTHER, about_author, act="", measure="silence", days=1),
            decide(room, AUTHOR, about_other, act="", measure="silence", days=1),
        )
        assert statuses.count(302) == 1, turn
        assert sorted(statuses_of(room, AUTHOR, OTHER)) == ["active", "silenced"]
        forgiving()
