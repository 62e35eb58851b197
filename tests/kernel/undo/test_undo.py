"""Undo: for ten minutes, for the member it was offered to, and for nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.undo import inverses, offer_undo, take_back, undoes
from tests.factories import MemberFactory


@pytest.fixture
def taken_back(monkeypatch):
    """What was taken back by the inverse called `test.put_back`."""
    monkeypatch.setattr(inverses, "_entries", dict(inverses.items()))
    calls = []

    @undoes("test.put_back")
    def put_back(*, by, thing_id):
        calls.append((by.pk, thing_id))
        return "back in its place"

    return calls


def test_offer_takes_the_act_back_once_asked(member, taken_back):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    assert take_back(token, by=member) == "back in its place"
    assert taken_back == [(member.pk, 4)]


def test_offer_runs_out_after_ten_minutes(member, taken_back):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=2)), pytest.raises(Conflict):
        take_back(token, by=member)
    assert taken_back == []


def test_offer_is_good_until_then(member, taken_back):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    with time_machine.travel(timezone.now() + timedelta(minutes=9, seconds=50)):
        take_back(token, by=member)
    assert taken_back == [(member.pk, 4)]


def test_offer_to_one_member_is_nothing_to_another(member, taken_back):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    with pytest.raises(NotFound):
        take_back(token, by=MemberFactory())
    assert taken_back == []


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c", "\0", "x" * 10_000])
def test_made_up_offer_is_nothing(member, taken_back, token):
    with pytest.raises(NotFound):
        take_back(token, by=member)
    assert taken_back == []


def test_changed_offer_is_nothing(member, taken_back):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    with pytest.raises(NotFound):
        take_back(("f" if token[0] != "f" else "g") + token[1:], by=member)
    assert taken_back == []


def test_offer_of_an_act_nobody_undoes_is_a_mistake_in_the_code(member, taken_back):
    with pytest.raises(LookupError, match=r"test\.burn"):
        offer_undo("test.burn", by_id=member.pk)


def test_offer_of_a_room_that_is_gone_is_nothing(member, taken_back, monkeypatch):
    token = offer_undo("test.put_back", by_id=member.pk, thing_id=4)
    monkeypatch.setattr(inverses, "_entries", {})
    with pytest.raises(NotFound):
        take_back(token, by=member)
