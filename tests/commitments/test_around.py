"""The pages of commitments, and what the house does with them: Today, notices, exports, programs."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.api.actions import issue_token
from guildhouse.commitments.actions import (
    Given,
    accept_request,
    drop_commitment,
    finish_commitment,
    make_commitment,
    move_commitment,
    propose_day,
)
from guildhouse.commitments.models import Commitment
from guildhouse.decisions.actions import make_decision
from guildhouse.kernel.ports.exports import export_member
from tests.factories import (
    AskedCommitmentFactory,
    CommitmentFactory,
    DecisionFactory,
    MemberFactory,
    PerspectiveFactory,
)

pytestmark = pytest.mark.django_db
WORDS = {"what": "Send it", "kind": "me", "to": "@ben", "on": "", "at": "", "why": "", "hours": "2", "form_key": "k"}


def day(days):
    return timezone.localdate() + timedelta(days=days)


def told(client, member):
    client.force_login(member)
    text = client.get("/notices/").content.decode()
    return text[text.index("<main") : text.index("</main>")]


def test_commitment_is_made_once_moved_done_and_taken_back(client, ann, ben, page):
    client.force_login(ann)
    for _time in (1, 2):
        answer = client.post("/commitments/new/", {**WORDS, "on": str(day(1)), "why": "Before her interview"})
    one = Commitment.objects.get()
    assert answer.url == one.get_absolute_url()
    status, text = page(ben, one.get_absolute_url())
    assert "Before her interview" in text
    assert "That suits me" in text
    status, text = page(ann, f"{one.get_absolute_url()}day/", on=str(day(5)), why="")
    assert status == 422
    assert "Say why another day." in text
    status, text = page(ann, f"{one.get_absolute_url()}day/", on=str(day(5)), why="She is ill")
    assert "Moved." in text
    assert "She is ill" in text
    response = client.post(f"{one.get_absolute_url()}done/", follow=True)
    token = response.content.decode().split('name="token" value="')[1].split('"')[0]
    client.post("/undo/", {"token": token})
    assert Commitment.objects.get().state == "open"


@pytest.mark.usefixtures("ben")
def test_what_was_typed_comes_back_with_the_reason(ann, page):
    status, text = page(ann, "/commitments/new/", **{**WORDS, "on": str(day(1))})
    assert status == 422
    assert "Say why by that day." in text
    assert 'value="Send it"' in text
    status, text = page(ann, "/commitments/new/", **{**WORDS, "to": "nobody-here"})
    assert "There is no member called @nobody-here." in text
    status, text = page(ann, "/commitments/new/", **{**WORDS, "kind": "ask", "to": ""})
    assert "Ask one member at a time" in text


def test_today_holds_what_is_due_and_late_with_a_button_that_ends_it(client, ann, ben, page):
    one = CommitmentFactory(by=ann, to=[ben], what="Send it", days=0)
    Commitment.objects.update(on=day(-2))
    AskedCommitmentFactory(by=ben, of=ann, what="Read mine")
    text = page(ann, "/")[1]
    assert "Since" in text
    assert "To Ben." in text
    assert "Ben asks you to commit yourself" in text
    assert f'formaction="{one.get_absolute_url()}done/' in text
    assert client.post(f"{one.get_absolute_url()}done/", {"back": "today"}).url == "/"
    assert "Send it" not in page(ann, "/")[1]


def test_decision_leads_to_a_commitment_that_knows_where_it_comes_from(ann, ben, page):
    decision = DecisionFactory(by=ann, question="Shall I?", asked=[ben])
    assert "Make a commitment of it" in page(ann, decision.get_absolute_url())[1]
    assert "Make a commitment of it" not in page(ben, decision.get_absolute_url())[1]
    text = page(ann, f"/commitments/new/?about=decision:{decision.pk}")[1]
    assert "Shall I?" in text
    assert f'name="about_id" value="{decision.pk}"' in text
    assert "Shall I?" not in page(MemberFactory(), f"/commitments/new/?about=decision:{decision.pk}")[1]


def test_decision_shows_its_owner_what_followed_and_nobody_else(ann, ben, page):
    decision = DecisionFactory(by=ann, question="Shall I?", asked=[ben])
    PerspectiveFactory(decision=decision, by=ben)
    make_decision(decision, by=ann, chosen=1, why="Because")
    assert "Make a commitment of it" in page(ann, decision.get_absolute_url())[1]
    for by, what in ((ann, "Tell her today"), (ben, "Ben's own")):
        make_commitment(Given(what=what, about=("decision", decision.pk)), by=by, to=[])
    text = page(ann, decision.get_absolute_url())[1]
    assert "Tell her today" in text
    assert "Ben's own" not in text
    assert f"/kudos/new/?to={ben.handle}&amp;kind=perspective" in text  # the way to thank whoever helped
    assert "Tell her today" not in page(ben, decision.get_absolute_url())[1]


def test_those_it_is_promised_to_are_told_of_its_ways(client, ann, ben, deliver):
    one = CommitmentFactory(by=ann, to=[ben], days=3)
    deliver()
    assert "Ann commits to you" in told(client, ben)
    move_commitment(one, by=ann, on=day(8), why="She is ill")
    deliver()
    assert "Ann moves what was promised to you" in told(client, ben)
    assert "She is ill" in told(client, ben)
    propose_day(one, by=ben, on=day(5), why="Please sooner")
    deliver()
    assert "Ben proposes another day" in told(client, ann)
    finish_commitment(one, by=ann)
    deliver()
    assert "Ann has done what was promised to you" in told(client, ben)


def test_requests_and_ends_are_told(client, ann, ben, deliver):
    one = AskedCommitmentFactory(by=ann, of=ben)
    deliver()
    assert "Ann asks you to commit yourself" in told(client, ben)
    accept_request(one, by=ben)
    deliver()
    assert "Ben said yes to what you asked" in told(client, ann)
    drop_commitment(one, by=ben, word="My week broke")
    deliver()
    assert "My week broke" in told(client, ann)


def test_export_holds_ones_own_words_and_not_those_of_others(ann, ben):
    CommitmentFactory(by=ann, to=[ben], what="Send it", why="Her interview")
    own, other = (json.dumps(export_member(one)["commitments"]) for one in (ann, ben))
    assert "Send it" in own
    assert "Send it" not in other
    assert "Ann" in other


def test_programs_commit_and_finish_with_their_own_scope_only(client, ann, ben):
    def ask(member, method, path, scopes=("read", "write", "commitments"), **sent):
        _token, secret = issue_token(by=member, name="Program", scopes=list(scopes))
        more = {"data": json.dumps(sent), "content_type": "application/json"} if method == "post" else {}
        return getattr(client, method)(f"/api/1{path}", headers={"Authorization": f"Bearer {secret}"}, **more)

    given = {"what": "Send it", "why": "Her interview", "on": str(day(3)), "to": ["ben"]}
    assert ask(ann, "post", "/commitments", scopes=("read", "write"), **given).status_code == 403
    assert ask(ann, "post", "/commitments", **{**given, "why": ""}).status_code == 422
    made = ask(ann, "post", "/commitments", **given).json()
    assert made["to"] == ["Ben"]
    assert ask(ben, "get", f"/commitments/{made['id']}").json()["what"] == "Send it"
    assert ask(MemberFactory(), "get", f"/commitments/{made['id']}").status_code == 404
    assert ask(ann, "post", f"/commitments/{made['id']}/done").json()["state"] == "done"
    assert ask(ann, "get", "/commitments").json()["commitments"] == []


def test_calendar_holds_own_dated_commitments_until_its_address_is_taken_back(client, ann, ben):
    CommitmentFactory(by=ann, to=[ben], what="Send it", why="Her interview", days=3)
    CommitmentFactory(by=ann, what="Some day", days=None)
    CommitmentFactory(by=ben, to=[ann], what="Ben does this", days=3)
    client.force_login(ann)
    page = client.post("/commitments/calendar/", {"act": "make"}).content.decode()
    address = page.split('class="calendar-address">')[1].split("<")[0]
    path = address[address.index("/commitments/") :]
    client.logout()
    answer = client.get(path)
    calendar = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Send it" in calendar
    assert f"DTSTART;VALUE=DATE:{day(3):%Y%m%d}" in calendar
    assert "Some day" not in calendar
    assert "Ben does this" not in calendar
    client.force_login(ann)
    client.post("/commitments/calendar/", {"act": "end"})
    assert client.get(path).status_code == 409


@pytest.mark.any_database
def test_pages_cost_the_same_with_few_and_many(client, ann):
    def fill(count):
        for _one in range(count):
            one = CommitmentFactory(by=ann, to=[MemberFactory()], days=9)
            AskedCommitmentFactory(of=ann)
        return one

    client.force_login(ann)
    one = fill(2)
    move_commitment(one, by=ann, on=day(11), why="So")
    addresses = ["/commitments/", "/commitments/?show=asked", one.get_absolute_url()]
    client.get(addresses[0])
    counts = []
    for _turn in (1, 2):
        seen = []
        for address in addresses:
            with CaptureQueriesContext(connection) as caught:
                client.get(address)
            seen.append(len(caught))
        counts.append(seen)
        fill(8)
        for days in range(12, 17):
            move_commitment(one, by=ann, on=day(days), why="Again")
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 12
