"""From the question to what was learned: who may do what, when, and what becomes of the words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.decisions.actions import (
    Question,
    ask_for_perspective,
    decline_request,
    delete_decision,
    drop_decision,
    edit_decision,
    give_perspective,
    look_back_at,
    make_decision,
    open_decision,
    postpone_look_back,
    remind_asked,
    restore_decision,
    withdraw_request,
)
from guildhouse.decisions.models import Decision, Option, Perspective
from guildhouse.decisions.queries.finding import find_decision
from guildhouse.decisions.queries.opening import open_shared
from guildhouse.decisions.queries.pages import load_page
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.kernel.models import Due
from guildhouse.members.actions.blocks import block_member
from tests.factories import DecisionFactory, MemberFactory, PerspectiveFactory

pytestmark = pytest.mark.django_db
TWO = (Option(1, "Now"), Option(2, "Later"))


def test_only_its_owner_finds_a_new_decision(ann, ben, host):
    decision = DecisionFactory(by=ann)
    assert find_decision(ann, decision.pk) == decision
    for stranger in (ben, host):
        with pytest.raises(NotFound):
            find_decision(stranger, decision.pk)


@pytest.mark.parametrize(
    ("options", "question", "field"),
    [
        ((Option(1, "Now"),), "Q", "options"),
        (tuple(Option(n, str(n)) for n in range(1, 9)), "Q", "options"),
        ((Option(1, "Now"), Option(2, " now ")), "Q", "options"),
        (TWO, " \n", "question"),
    ],
)
def test_what_is_no_decision_yet_is_refused_with_the_field(ann, options, question, field):
    with pytest.raises(Invalid) as refused:
        open_decision(Question(question=question, options=options), by=ann)
    assert refused.value.field == field
    assert not Decision.objects.exists()


def test_whoever_is_asked_reads_what_is_shared_and_nothing_else(ann, ben, cleo):
    decision = DecisionFactory(by=ann, expected="Three offers", asked=[ben, cleo])
    PerspectiveFactory(decision=decision, by=cleo, why="Wait for it")
    view = load_page(ben, find_decision(ben, decision.pk))
    assert view.shared.question == decision.shared.read(by=ann) or view.shared.question.startswith("Apply")
    assert "<strong>March</strong>" in view.context
    assert view.expected == ""
    assert view.columns == ()
    assert view.waiting == ()
    with pytest.raises(NotAllowed):
        decision.perspectives.get(author=cleo).thoughts.read(by=ben)
    with pytest.raises(NotAllowed):
        decision.expected.read(by=ben)


def test_perspectives_stand_beside_each_other_by_option_without_a_count(ann, ben, cleo):
    decision = DecisionFactory(by=ann)
    PerspectiveFactory(decision=decision, by=ben, lean=2, why="Do *wait*", seen="It went well")
    PerspectiveFactory(decision=decision, by=cleo, lean=0, why="Neither")
    view = load_page(ann, find_decision(ann, decision.pk))
    assert [[row.face.name for row in column.rows] for column in view.columns] == [[], ["Ben"], ["Cleo"]]
    assert "<em>wait</em>" in view.columns[1].rows[0].why


def test_perspective_changes_until_it_is_decided(ann, ben):
    decision = DecisionFactory(by=ann, asked=[ben])
    decline_request(decision, by=ben)
    give_perspective(decision, by=ben, lean=1, why="First")
    own = give_perspective(decision, by=ben, lean=2, why="Second")
    assert (own.state, own.lean, own.edited_at is not None) == ("given", 2, True)
    with pytest.raises(Conflict):
        decline_request(decision, by=ben)
    with pytest.raises(Invalid):
        give_perspective(decision, by=ben, lean=5, why="Third")
    make_decision(decision, by=ann, chosen=1, why="Because")
    with pytest.raises(Conflict):
        give_perspective(decision, by=ben, lean=1, why="Too late")
    assert load_page(ben, find_decision(ben, decision.pk)).thoughts.why == "Second"


def test_decision_is_told_with_its_why_to_those_who_helped_and_only_if_shared(ann, ben, cleo):
    decision = DecisionFactory(by=ann, asked=[cleo])
    PerspectiveFactory(decision=decision, by=ben)
    make_decision(decision, by=ann, chosen=0, other="Ask first", why="They know more", is_told=False)
    assert load_page(ben, find_decision(ben, decision.pk)).verdict is None
    made = make_decision(decision, by=ann, chosen=0, other="Ask first", why="They know more", is_told=True)
    assert load_page(ben, find_decision(ben, decision.pk)).verdict.why == "They know more"
    assert load_page(cleo, find_decision(cleo, decision.pk)).verdict is None
    with pytest.raises(NotAllowed):
        make_decision(made, by=ben, chosen=1, why="I say so")
    look_back_at(made, by=ann, happened="They agreed", learned="Ask", same_way="yes", is_told=True)
    assert load_page(ben, find_decision(ben, decision.pk)).looked_back.happened == "They agreed"
    with pytest.raises(Conflict):
        make_decision(made, by=ann, chosen=1, why="Again")


def test_deciding_needs_a_why_and_a_way(ann):
    decision = DecisionFactory(by=ann)
    for given, field in (
        ({"chosen": 1, "why": " "}, "why"),
        ({"chosen": 9, "why": "So"}, "chosen"),
        ({"chosen": 0, "why": "So"}, "other"),
        ({"chosen": 1, "why": "So", "look_back_on": timezone.localdate() - timedelta(days=1)}, "look_back_on"),
    ):
        with pytest.raises(Invalid) as refused:
            make_decision(decision, by=ann, **given)
        assert refused.value.field == field
    assert Decision.objects.get().state == "open"


def test_days_stand_where_they_are_due(ann, ben):
    today = timezone.localdate()
    decision = DecisionFactory(by=ann, asked=[ben], decide_by=today)
    assert set(Due.objects.values_list("member_id", "room", "on")) == {
        (ann.pk, "decisions", today),
        (ben.pk, "decisions.asked", today),
    }
    make_decision(decision, by=ann, chosen=1, why="So", look_back_on=today + timedelta(days=30))
    assert list(Due.objects.values_list("member_id", "on")) == [(ann.pk, today + timedelta(days=30))]
    postpone_look_back(decision, by=ann, to=today + timedelta(days=60))
    assert Due.objects.get().on == today + timedelta(days=60)
    with pytest.raises(Invalid):
        postpone_look_back(decision, by=ann, to=today)
    look_back_at(decision, by=ann, happened="Well", learned="", same_way="unsure")
    assert not Due.objects.exists()


def test_two_tabs_do_not_overwrite_each_other(ann):
    decision = DecisionFactory(by=ann)
    edit_decision(decision, Question(question="First tab", options=TWO), by=ann, version=1)
    with pytest.raises(Conflict):
        edit_decision(decision, Question(question="Second tab", options=TWO), by=ann, version=1)
    assert open_shared(find_decision(ann, decision.pk), ann).question == "First tab"


def test_asking_is_once_each_within_limits_and_reminding_once(ann, ben, cleo, monkeypatch):
    decision = DecisionFactory(by=ann, asked=[ben])
    for someone, refusal in ((ben, Conflict), (ann, Invalid), (MemberFactory(status="suspended"), NotAllowed)):
        with pytest.raises(refusal):
            ask_for_perspective(decision, someone, by=ann)
    asked = decision.perspectives.get()
    with pytest.raises(Conflict):
        remind_asked(asked, by=ann)
    Perspective.objects.update(asked_at=timezone.now() - timedelta(days=3))
    remind_asked(asked, by=ann)
    with pytest.raises(Conflict):
        remind_asked(asked, by=ann)
    withdraw_request(asked, by=ann)
    with pytest.raises(NotFound):
        find_decision(ben, decision.pk)
    monkeypatch.setattr("guildhouse.decisions.actions.asking.MOST", 1)
    with pytest.raises(TooMany):
        ask_for_perspective(decision, cleo, by=ann)


def test_block_keeps_a_request_away_without_telling(ann, ben):
    block_member(ann, by=ben)
    decision = DecisionFactory(by=ann, asked=[ben])
    assert [one.state for one in load_page(ann, find_decision(ann, decision.pk)).waiting] == ["asked"]
    with pytest.raises(NotFound):
        find_decision(ben, decision.pk)
    assert not Due.objects.filter(member=ben).exists()
    block_member(ben, by=ann)
    with pytest.raises(Conflict):
        ask_for_perspective(DecisionFactory(by=ann), ben, by=ann)


def test_silenced_members_decide_for_themselves_and_ask_nobody(ann, ben):
    decision = DecisionFactory(by=ann)
    type(ann).objects.filter(pk=ann.pk).update(status="silenced")
    ann.refresh_from_db()
    with pytest.raises(NotAllowed):
        ask_for_perspective(decision, ben, by=ann)
    assert make_decision(decision, by=ann, chosen=1, why="So").state == "decided"


def test_dropping_is_told_with_a_word_and_taken_back(ann, ben):
    decision = DecisionFactory(by=ann, asked=[ben])
    drop_decision(decision, by=ann, word="The role is gone")
    assert load_page(ben, find_decision(ben, decision.pk)).farewell == "The role is gone"
    assert not Due.objects.exists()
    with pytest.raises(Conflict):
        ask_for_perspective(decision, MemberFactory(), by=ann)
    restore_decision(by=ann, decision_id=decision.pk)
    assert find_decision(ann, decision.pk).is_open
    assert Due.objects.filter(member=ben).exists()


def test_deleting_takes_the_owners_words_and_leaves_perspectives_to_their_authors(ann, ben, cleo):
    decision = DecisionFactory(by=ann, asked=[cleo])
    given = PerspectiveFactory(decision=decision, by=ben, why="Mine")
    with pytest.raises(NotAllowed):
        delete_decision(decision, by=ben)
    delete_decision(decision, by=ann)
    assert not Decision.objects.exists()
    kept = Perspective.objects.get()
    assert kept.pk == given.pk
    assert "Mine" in kept.thoughts.read(by=ben)
    with pytest.raises(NotAllowed):
        kept.thoughts.read(by=ann)
