"""What the house does with decisions around their own pages: notices, exports, ties, programs."""

import json

import pytest

from guildhouse.api.actions import issue_token
from guildhouse.decisions.actions import (
    decline_request,
    drop_decision,
    give_perspective,
    look_back_at,
    make_decision,
    withdraw_request,
)
from guildhouse.kernel.ports.exports import export_member
from guildhouse.kernel.ports.readable import read
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.members.models import Contribution
from guildhouse.notifications.models import Notice
from tests.factories import DecisionFactory, PerspectiveFactory

pytestmark = pytest.mark.django_db


def told(client, member):
    client.force_login(member)
    text = client.get("/notices/").content.decode()
    return text[text.index("<main") : text.index("</main>")]


def test_asking_answering_and_deciding_are_told_to_whom_they_concern(client, ann, ben, cleo, deliver):
    decision = DecisionFactory(by=ann, question="Shall I?", asked=[ben, cleo])
    deliver()
    assert "Ann asks for your perspective" in told(client, ben)
    give_perspective(decision, by=ben, lean=1, why="Yes")
    decline_request(decision, by=cleo)
    deliver()
    assert "Ben: a perspective for you" in told(client, ann)
    give_perspective(decision, by=ben, lean=2, why="No")
    deliver()
    assert Notice.objects.filter(member=ann).count() == 2
    make_decision(decision, by=ann, chosen=1, why="So")
    deliver()
    assert "Ann has decided, and says why" in told(client, ben)
    assert "has decided" not in told(client, cleo)
    look_back_at(decision, by=ann, happened="Well", learned="", same_way="yes", is_told=True)
    deliver()
    assert "Ann looked back at what you helped with" in told(client, ben)


def test_nobody_is_told_what_is_not_shared_and_withdrawn_requests_leave_the_list(client, ann, ben, cleo, deliver):
    kept = DecisionFactory(by=ann)
    PerspectiveFactory(decision=kept, by=ben)
    make_decision(kept, by=ann, chosen=1, why="So", is_told=False)
    other = DecisionFactory(by=ann, question="Then this?", asked=[cleo])
    deliver()
    assert "has decided" not in told(client, ben)
    assert "Then this?" in told(client, cleo)
    withdraw_request(other.perspectives.get(), by=ann)
    deliver()
    assert "Then this?" not in told(client, cleo)


def test_dropping_is_told_with_its_word(client, ann, ben, deliver):
    decision = DecisionFactory(by=ann, asked=[ben])
    drop_decision(decision, by=ann, word="It settled itself")
    deliver()
    assert "needs no decision any more" in told(client, ben)
    assert "It settled itself" in told(client, ben)


def test_export_holds_ones_own_words_and_not_those_of_others(ann, ben):
    decision = DecisionFactory(by=ann, question="Shall I?", expected="Calm")
    PerspectiveFactory(decision=decision, by=ben, why="Wait for it")
    make_decision(decision, by=ann, chosen=1, why="Because")
    own, other = (json.dumps(export_member(one)["decisions"]) for one in (ann, ben))
    for words in ("Shall I?", "Calm", "Because"):
        assert words in own
        assert words not in other
    assert "Wait for it" in other
    assert "Wait for it" not in own


def test_perspective_ties_two_and_is_a_contribution_without_its_words(ann, ben, host, deliver):
    PerspectiveFactory(decision=DecisionFactory(by=ann), by=ben)
    deliver()
    assert [tie.words for tie in find_ties(ann, [ben.pk])[ben.pk]] == ["They gave you a perspective"]
    assert find_ties(host, [ann.pk, ben.pk]) == {}
    PerspectiveFactory(decision=DecisionFactory(by=ben), by=ann)
    assert find_ties(ann, [ben.pk])[ben.pk][0].words == "You asked each other for a perspective"
    given = Contribution.objects.get(kind="perspective", member=ben)
    assert given.space_id is None


def test_decision_is_readable_for_whom_it_concerns(ann, ben, host):
    decision = DecisionFactory(by=ann, question="Shall I?", asked=[ben])
    assert read("decision", decision.pk, ann).title == "Shall I?"
    assert read("decision", decision.pk, ben).title == "Shall I?"
    for stranger in (host, None):
        assert read("decision", decision.pk, stranger) is None


@pytest.fixture
def program(client, ann, ben):
    def ask(member, method, path, scopes=("read", "write", "decisions"), **sent):
        _token, secret = issue_token(by=member, name="Program", scopes=list(scopes))
        more = {"data": json.dumps(sent), "content_type": "application/json"} if method != "get" else {}
        return getattr(client, method)(f"/api/1{path}", headers={"Authorization": f"Bearer {secret}"}, **more)

    return ask


def test_programs_open_read_and_answer_with_their_own_scope_only(program, ann, ben):
    given = {"question": "Shall I?", "options": [{"words": "Yes"}, {"words": "No", "cons": "Late"}]}
    assert program(ann, "post", "/decisions", scopes=("read", "write"), **given).status_code == 403
    made = program(ann, "post", "/decisions", **given)
    assert made.status_code == 201
    pk = made.json()["id"]
    assert program(ben, "get", f"/decisions/{pk}").status_code == 404
    changed = program(ann, "put", f"/decisions/{pk}", **given, version=1)
    assert changed.json()["version"] == 2
    assert program(ann, "put", f"/decisions/{pk}", **given, version=1).status_code == 409
    asked = DecisionFactory(by=ben, asked=[ann])
    assert program(ann, "put", f"/decisions/{asked.pk}/perspective", lean=2, why="Wait").status_code == 204
    read_back = program(ben, "get", f"/decisions/{asked.pk}").json()
    assert [(one["by"], one["lean"]) for one in read_back["perspectives"]] == [("Ann", 2)]
    assert [row["question"] for row in program(ann, "get", "/decisions").json()["decisions"]] == ["Shall I?"]
