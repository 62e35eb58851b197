"""Coming in and going out, handles and invitations: what only one can have, and who is told that it is gone."""

import hashlib

import pytest

from tests.races.people import all_at_once, at_once, counted, says

pytestmark = pytest.mark.races
PROFILE = {
    "headline": "", "pronouns": "", "location": "", "time_zone": "UTC", "languages": "", "about": "About me", "shown_location": "members",
}  # fmt: skip


def put_into_waiting(room):
    room.ask("UPDATE members_member SET status = 'waiting' WHERE handle LIKE 'waiting-%'")
    room.ask("UPDATE members_joinrequest SET decided_at = NULL, decided_by_id = NULL, accepted = NULL, reason = ''")
    room.ask("DELETE FROM kernel_delivery")


def test_entry_decided_twice_at_once_is_decided_once(room, turns):
    for _turn in turns:
        room.ask("UPDATE spaces_entryrequest SET decided_at = NULL, decided_by_id = NULL, accepted = NULL")
        room.ask(
            "DELETE FROM spaces_spacemembership WHERE member_id = (SELECT id FROM members_member WHERE handle = 'asking')"
        )
        room.ask("DELETE FROM kernel_delivery")
        decide_at_once(room, room.seeded["entry"])


def decide_at_once(room, entry):
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


def test_handle_wanted_by_two_at_once_goes_to_one(room, turns):
    for turn in turns:
        wanted = f"wanted-{turn}"
        answers = all_at_once(*(
            lambda who=who: room.act(who, "/settings/profile/", name=f"Person {who}", handle=wanted, **PROFILE)  # noqa: B023 - used at once
            for who in (1, 2, 3)
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert statuses.count(302) == 1
        assert set(statuses) <= {302, 409, 422}
        for answer in answers:
            if answer.status_code != 302:
                assert says(answer, "Choose another one.")
                assert says(answer, "About me")  # what was typed stays
        assert room.ask("SELECT COUNT(*) FROM members_member WHERE handle = ?", wanted) == [(1,)]
        room.ask("DELETE FROM members_handlehistory")  # three changes in three months are the most
        for who in (1, 2, 3):  # the other races know them by it
            room.ask("UPDATE members_member SET handle = ? WHERE id = ?", f"person-{who}", room.seeded["ids"][who])


def test_last_use_of_an_invitation_lets_one_in(room, turns):
    for turn in turns:
        put_into_waiting(room)
        invite(room, f"last-{turn}", uses=1)
        answers = all_at_once(*(
            lambda who=who: room.act(f"waiting-{who}", f"/join/last-{turn}/") for who in range(3)  # noqa: B023 - used at once
        ))  # fmt: skip
        assert counted([answer.status_code for answer in answers]) == {302: 1, 404: 2}
        assert all(says(one, "was used up") for one in answers if one.status_code == 404)
        assert room.ask("SELECT COUNT(*) FROM members_member WHERE handle LIKE 'waiting-%' AND status = 'active'") == [
            (1,)
        ]
        assert room.ask("SELECT uses FROM members_invitation WHERE secret_hash = ?", hashed(f"last-{turn}")) == [(1,)]


def test_invitation_pressed_twice_by_one_person_is_used_once(room, turns):
    for turn in turns:
        put_into_waiting(room)
        invite(room, f"twice-{turn}", uses=3)
        answers = at_once(*(lambda: room.act("waiting-0", f"/join/twice-{turn}/") for _press in range(3)))  # noqa: B023
        assert set(answers) == {302}
        assert room.ask("SELECT uses FROM members_invitation WHERE secret_hash = ?", hashed(f"twice-{turn}")) == [(1,)]
        assert room.ask("SELECT COUNT(DISTINCT payload) FROM kernel_delivery WHERE event LIKE ?", "%MemberJoined") == [
            (1,)
        ]


def test_request_to_join_decided_twice_at_once_is_decided_once(room, turns):
    ((request,),) = room.ask("SELECT id FROM members_joinrequest ORDER BY id LIMIT 1")
    for _turn in turns:
        put_into_waiting(room)
        answers = all_at_once(*(
            lambda who=who, word=word: room.act(who, f"/community/requests/{request}/decision/", accepted=word, reason="Because")
            for who, word in enumerate(("yes", "no", "yes"))
        ))  # fmt: skip
        statuses = [answer.status_code for answer in answers]
        assert counted(statuses) == {302: 1, 409: 2}
        assert all(
            says(one, "Another host has answered this request already.") for one in answers if one.status_code == 409
        )
        word = statuses.index(302) != 1
        assert room.ask("SELECT accepted FROM members_joinrequest WHERE id = ?", request) == [(word,)]


def test_entering_and_leaving_at_once_leaves_the_count_true(room, turns):
    path = "/spaces/room/membership/"
    for _turn in turns:
        acts = [(4, "yes"), (5, "no"), (4, "no"), (5, "yes"), (4, "yes"), (5, "yes")]
        assert set(at_once(*(lambda w=w, i=i: room.act(w, path, inside=i) for w, i in acts))) == {302}
        ((counted_, there),) = room.ask(
            "SELECT s.members_count, (SELECT COUNT(*) FROM spaces_spacemembership m WHERE m.space_id = s.id) "
            "FROM spaces_space s WHERE s.slug = 'room'"
        )
        assert counted_ == there


def test_last_two_hosts_leaving_at_once_leave_one(room, turns):
    inside = "SELECT COUNT(*) FROM spaces_spacemembership WHERE space_id = (SELECT id FROM spaces_space WHERE slug = ?)"
    for turn in turns:
        slug = f"short-{turn}"
        assert room.act(0, "/spaces/new/", **space_called(slug)).status_code == 302
        ((handle,),) = room.ask("SELECT handle FROM members_member WHERE id = ?", room.seeded["ids"][1])
        assert room.act(0, f"/spaces/{slug}/people/invite/", handle=handle).status_code == 302
        assert room.act(0, f"/spaces/{slug}/people/{handle}/", role="host").status_code == 302
        path = f"/spaces/{slug}/membership/"
        answers = all_at_once(*(lambda who=who, path=path: room.act(who, path, inside="no") for who in (0, 1)))
        assert counted([answer.status_code for answer in answers]) == {302: 1, 409: 1}
        assert any(says(one, "Make somebody else a host first") for one in answers)
        assert room.ask(inside, slug) == [(1,)]


def test_address_of_a_space_wanted_by_two_at_once_goes_to_one(room, turns):
    for turn in turns:
        answers = all_at_once(*(
            lambda who=who: room.act(who, "/spaces/new/", **space_called(f"same-{turn}")) for who in (0, 1)  # noqa: B023
        ))  # fmt: skip
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses[0] == 302
        assert statuses[1] in {409, 422}
        assert any(says(one, "Another space has this address.") for one in answers)


def space_called(slug):
    return {
        "name": slug, "slug": slug, "tagline": "", "purpose": "To talk.", "goals": "", "guidelines": "", "icon": "", "language": "en",
        "join_rule": "open", "default_kind": "discussion", "template": "", "cadence": "", "review_on": "",
    }  # fmt: skip


def hashed(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def invite(room, secret, uses):
    room.ask(
        "INSERT INTO members_invitation (secret_hash, invited_by_id, email, note, most_uses, uses, created_at, expires_at) "
        "SELECT ?, id, '', '', ?, 0, '2020-01-01 00:00:00+00:00', '2100-01-01 00:00:00+00:00' "
        "FROM members_member WHERE handle = 'person-0'",
        hashed(secret), uses,
    )  # fmt: skip
