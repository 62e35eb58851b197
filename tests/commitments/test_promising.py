"""From the promise to its end: who may do what, when, and who is told."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhouse.commitments.actions import (
    Given,
    accept_promise,
    accept_request,
    answer_proposal,
    ask_commitment,
    decline_request,
    drop_commitment,
    edit_commitment,
    finish_commitment,
    make_commitment,
    move_commitment,
    propose_day,
    release_doer,
    reopen_commitment,
    set_pace,
    withdraw_proposal,
)
from guildhouse.commitments.models import Commitment, Proposal, Receiver
from guildhouse.commitments.queries.finding import find_commitment
from guildhouse.commitments.queries.pages import load_page
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.kernel.models import Due
from guildhouse.members.actions.blocks import block_member
from tests.factories import AskedCommitmentFactory, CommitmentFactory, DecisionFactory

pytestmark = pytest.mark.django_db


def day(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "Read it", "on": day(3)}, "why"),
        ({"what": "Read it", "on": day(-1), "why": "So"}, "on"),
        ({"what": "Read it", "at": time(9)}, "on"),
        ({"what": "Read it", "hours": 0}, "hours"),
    ],
)
def test_day_needs_a_reason_and_an_end_in_sight(ann, given, field):
    with pytest.raises(Invalid) as refused:
        make_commitment(Given(**given), by=ann)
    assert refused.value.field == field
    assert not Commitment.objects.exists()


def test_only_those_it_is_between_find_it(ann, ben, cleo, host):
    one = CommitmentFactory(by=ann, to=[ben])
    assert load_page(ben, find_commitment(ben, one.pk)).promise.why == "Before her interview"
    for stranger in (cleo, host):
        with pytest.raises(NotFound):
            find_commitment(stranger, one.pk)
        with pytest.raises(NotAllowed):
            one.words.read(by=stranger)


def test_whoever_it_is_promised_to_is_fine_with_it_or_lets_off(ann, ben, cleo):
    one = CommitmentFactory(by=ann, to=[ben, cleo])
    accept_promise(one, by=ben)
    release_doer(one, by=cleo)
    assert [row.state for row in load_page(ann, find_commitment(ann, one.pk)).receivers] == ["accepted", "released"]
    assert find_commitment(ann, one.pk).is_open
    with pytest.raises(Conflict):
        accept_promise(one, by=cleo)


def test_request_waits_for_a_yes_and_a_no_is_kind(ann, ben):
    one = AskedCommitmentFactory(by=ann, of=ben)
    with pytest.raises(Conflict):
        finish_commitment(one, by=ben)
    assert accept_request(one, by=ben).is_open
    other = AskedCommitmentFactory(by=ann, of=ben)
    decline_request(other, by=ben, word="Not this month")
    assert load_page(ann, find_commitment(ann, other.pk)).ending == "Not this month"
    with pytest.raises(Conflict):
        accept_request(other, by=ben)


def test_another_day_is_proposed_once_and_agreed_by_the_other_side(ann, ben):
    one = AskedCommitmentFactory(by=ann, of=ben, days=3)
    proposal = propose_day(one, by=ben, on=day(9), why="I am away until then")
    with pytest.raises(Conflict):
        propose_day(one, by=ann, on=day(5), why="Sooner")
    with pytest.raises(Conflict):
        answer_proposal(one, by=ben, proposal_id=proposal.pk, agrees=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(commitment=one, by=ann)
    answer_proposal(one, by=ann, proposal_id=proposal.pk, agrees=True)
    one = find_commitment(ben, one.pk)
    assert (one.state, one.on) == ("open", day(9))
    with pytest.raises(Conflict):
        answer_proposal(one, by=ann, proposal_id=proposal.pk, agrees=False)
    again = propose_day(one, by=ann, on=day(5), why="It goes out sooner")
    answer_proposal(one, by=ben, proposal_id=again.pk, agrees=False)
    third = propose_day(one, by=ann, on=None, why="Whenever")
    withdraw_proposal(one, by=ann, proposal_id=third.pk)
    view = load_page(ann, find_commitment(ann, one.pk))
    assert [row.state for row in view.history] == ["agreed", "refused", "withdrawn"]
    assert view.history[0].why == "I am away until then"
    assert find_commitment(ann, one.pk).on == day(9)


def test_moving_asks_why_and_keeps_the_history(ann, ben):
    one = CommitmentFactory(by=ann, to=[ben], days=2)
    for given, field in (
        ({"on": day(5), "why": ""}, "why"),
        ({"on": day(2), "why": "So"}, "on"),
        ({"on": day(-2), "why": "So"}, "on"),
    ):
        with pytest.raises(Invalid) as refused:
            move_commitment(one, by=ann, **given)
        assert refused.value.field == field
    move_commitment(one, by=ann, on=day(5), why="She is ill")
    view = load_page(ben, find_commitment(ben, one.pk))
    assert (view.commitment.on, view.history[0].why) == (day(5), "She is ill")
    with pytest.raises(Conflict):
        move_commitment(one, by=ben, on=day(6), why="I say so")


def test_done_and_dropped_are_taken_back_and_days_follow(ann, ben):
    one = CommitmentFactory(by=ann, to=[ben], days=1)
    assert list(Due.objects.values_list("room", "member_id", "on")) == [("commitments", ann.pk, day(1))]
    finish_commitment(one, by=ann)
    finish_commitment(one, by=ann)
    assert not Due.objects.exists()
    reopen_commitment(by=ann, commitment_id=one.pk)
    assert Due.objects.get().on == day(1)
    drop_commitment(one, by=ann, word="The interview is off")
    assert load_page(ben, find_commitment(ben, one.pk)).ending == "The interview is off"
    with pytest.raises(Conflict):
        finish_commitment(one, by=ann)
    with pytest.raises(NotAllowed):
        reopen_commitment(by=ben, commitment_id=one.pk)


def test_proposal_is_due_for_whom_it_waits(ann, ben):
    one = CommitmentFactory(by=ann, to=[ben])
    proposal = propose_day(one, by=ben, on=day(3), why="Sooner would help")
    assert Due.objects.get(room="commitments.proposed").member_id == ann.pk
    answer_proposal(one, by=ann, proposal_id=proposal.pk, agrees=True)
    assert not Due.objects.filter(room="commitments.proposed").exists()
    assert Due.objects.get(room="commitments").on == day(3)


def test_block_keeps_promises_and_requests_away_without_telling(ann, ben):
    block_member(ann, by=ben)
    asked, promised = AskedCommitmentFactory(by=ann, of=ben), CommitmentFactory(by=ann, to=[ben])
    assert find_commitment(ann, asked.pk).waits_for_doer
    for one in (asked, promised):
        with pytest.raises(NotFound):
            find_commitment(ben, one.pk)
    assert not Due.objects.filter(member=ben).exists()
    block_member(ben, by=ann)
    with pytest.raises(Conflict):
        ask_commitment(Given(what="Read it"), by=ann, of=ben)


def test_promising_to_others_has_limits(ann, ben, monkeypatch):
    with pytest.raises(Invalid):
        make_commitment(Given(what="Read it"), by=ann, to=[ann])
    monkeypatch.setattr("guildhouse.commitments.actions.making.MOST", 1)
    CommitmentFactory(by=ann, to=[ben])
    with pytest.raises(TooMany):
        CommitmentFactory(by=ann, to=[ben])
    type(ann).objects.filter(pk=ann.pk).update(status="silenced")
    ann.refresh_from_db()
    with pytest.raises(NotAllowed):
        CommitmentFactory(by=ann, to=[ben])
    assert CommitmentFactory(by=ann).is_open
    assert Receiver.objects.count() == 1


def test_two_tabs_do_not_overwrite_each_other(ann):
    one = CommitmentFactory(by=ann)
    edit_commitment(one, Given(what="First tab", why="So"), by=ann, version=1)
    with pytest.raises(Conflict):
        edit_commitment(one, Given(what="Second tab", why="So"), by=ann, version=1)
    assert load_page(ann, find_commitment(ann, one.pk)).promise.what == "First tab"


def test_full_days_are_pointed_out_and_never_blocked(ann):
    set_pace(by=ann, hours_a_week=5)
    for _one in range(3):
        last = CommitmentFactory(by=ann, days=7, hours=2)
    said = [one.words for one in load_page(ann, find_commitment(ann, last.pk)).warned]
    assert len(said) == 1
    assert "6 hours" in said[0]
    last = CommitmentFactory(by=ann, days=7, is_exploring=True)
    said = " ".join(one.words for one in load_page(ann, find_commitment(ann, last.pk)).warned)
    assert "exploring" in said
    assert "4 commitments are due" in said
    assert load_page(ann, find_commitment(ann, CommitmentFactory(by=ann, days=None, hours=90).pk)).warned == ()


def test_what_it_follows_from_is_shown_to_those_who_may_see_that(ann, ben):
    decision = DecisionFactory(by=ann, question="Shall I?")
    one = make_commitment(Given(what="Tell them", about=("decision", decision.pk)), by=ann, to=[ben])
    assert load_page(ann, find_commitment(ann, one.pk)).about.title == "Shall I?"
    assert load_page(ben, find_commitment(ben, one.pk)).about is None
    other = make_commitment(Given(what="Tell them", about=("decision", decision.pk)), by=ben)
    assert other.about_id is None
