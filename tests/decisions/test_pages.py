"""The pages of decisions, from the address to what is shown, as each kind of person gets them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.decisions.actions import delete_decision, make_decision
from guildhouse.decisions.models import Decision, Perspective
from guildhouse.kernel.drafts import find_draft
from tests.factories import DecisionFactory, MemberFactory, PerspectiveFactory

pytestmark = pytest.mark.django_db
WORDS = {
    "question": "Now or later?", "context": "It is **late**.", "option_1": "Now", "pros_1": "Soon done", "cons_1": "",
    "option_2": "Later", "pros_2": "", "cons_2": "May be gone", "decide_by": "", "expected": "Calm", "form_key": "k",
}  # fmt: skip


def test_decision_is_opened_once_asked_about_answered_and_made(client, ann, ben, page):
    client.force_login(ann)
    for _time in (1, 2):
        answer = client.post("/decisions/new/", WORDS)
    decision = Decision.objects.get()
    here = decision.get_absolute_url()
    assert answer.url == here
    status, text = page(ann, f"{here}requests/", to="@ben")
    assert "not answered yet" in text
    assert "Asked. They find it on their Today page." in text
    _status, text = page(ben, "/")
    assert "Ann asks for your perspective" in text
    _status, text = page(ben, here)
    assert "<strong>late</strong>" in text
    assert "Calm" not in text
    _status, text = page(ben, f"{here}perspective/", lean="2", why="Wait", seen="", unknown="Who else asks?")
    assert "Given. Ann reads it" in text
    status, text = page(ann, here)
    assert text.index("Later") < text.index("Perspective of Ben")
    assert "Who else asks?" in text
    status, text = page(ann, f"{here}verdict/", chosen="2", why="It can wait", is_told="on")
    assert "Decided: Later" in text
    status, text = page(ben, here)
    assert "It can wait" in text
    assert status == 200


def test_what_was_typed_comes_back_with_the_reason(client, ann, page):
    status, text = page(ann, "/decisions/new/", **{**WORDS, "option_2": "", "cons_2": "May be gone"})
    assert status == 422
    assert "Name this option, or clear" in text
    assert "It is **late**." in text
    status, text = page(ann, "/decisions/new/", **{**WORDS, "option_2": "", "cons_2": ""})
    assert "Name two to seven options." in text
    assert not Decision.objects.exists()


def test_overtaken_tab_sees_both_texts_and_can_send_again(ann, page):
    decision = DecisionFactory(by=ann, question="As it was")
    address = f"{decision.get_absolute_url()}edit/"
    page(ann, address, **{**WORDS, "question": "First tab", "version": "1"})
    status, text = page(ann, address, **{**WORDS, "question": "Second tab", "version": "1"})
    assert status == 409
    assert "First tab" in text
    assert "Second tab" in text
    assert 'name="version" value="2"' in text
    status, text = page(ann, address, **{**WORDS, "question": "Second tab", "version": "2"})
    assert status == 200
    assert "Second tab" in text


def test_words_that_come_too_late_are_kept_as_a_draft(ann, ben, page):
    decision = DecisionFactory(by=ann, asked=[ben])
    make_decision(decision, by=ann, chosen=1, why="So")
    status, text = page(ben, f"{decision.get_absolute_url()}perspective/", lean="1", why="My long thoughts")
    assert status == 409
    assert "My long thoughts" in text
    assert find_draft(ben.pk, f"private.decisions:perspective:{decision.pk}").fields["why"] == "My long thoughts"


def test_asking_names_who_is_not_there_and_keeps_what_was_typed(ann, page):
    decision = DecisionFactory(by=ann)
    status, text = page(ann, f"{decision.get_absolute_url()}requests/", to="nobody-here")
    assert status == 422
    assert "There is no member called @nobody-here." in text
    assert 'value="nobody-here"' in text


def test_dropping_offers_to_take_it_back(client, ann, page):
    decision = DecisionFactory(by=ann)
    assert "Drop this?" in page(ann, f"{decision.get_absolute_url()}end/")[1]
    response = client.post(f"{decision.get_absolute_url()}end/", {"word": "Settled"}, follow=True)
    token = response.content.decode().split('name="token" value="')[1].split('"')[0]
    client.post("/undo/", {"token": token})
    assert Decision.objects.get().state == "open"


def test_deleting_asks_first_and_names_whose_words_it_touches(ann, ben, page):
    decision = DecisionFactory(by=ann, question="Shall I?")
    PerspectiveFactory(decision=decision, by=ben, why="My own words")
    text = page(ann, f"{decision.get_absolute_url()}deletion/")[1]
    assert "You lose the perspectives of Ben." in text
    assert Decision.objects.exists()
    delete_decision(decision, by=ann)
    text = page(ben, "/decisions/?show=given")[1]
    assert "A decision that was deleted" in text
    assert "My own words" in text
    assert "Shall I?" not in text


def test_today_asks_to_look_back_when_the_day_has_come(ann, page):
    decision = make_decision(
        DecisionFactory(by=ann, question="Shall I?"), by=ann, chosen=1, why="So", look_back_on=timezone.localdate()
    )
    assert "Look back: Shall I?" in page(ann, "/")[1]
    _status, text = page(
        ann, f"{decision.get_absolute_url()}look-back/day/", to=str(timezone.localdate() + timedelta(days=9))
    )
    assert "You look back on" in text
    assert "Look back: Shall I?" not in page(ann, "/")[1]
    _status, text = page(
        ann, f"{decision.get_absolute_url()}look-back/", happened="It went", learned="Much", same_way="no"
    )
    assert "Another way, knowing what was known then." in text


def test_own_list_is_searched_by_what_stands_inside(ann, page):
    DecisionFactory(by=ann, question="About mentoring", context="")
    DecisionFactory(by=ann, question="About pricing", context="A mentored *team*")
    DecisionFactory(by=ann, question="Something else", context="")
    text = page(ann, "/decisions/?q=mentoring")[1]
    assert "About mentoring" in text
    assert "About pricing" in text
    assert "Something else" not in text


def count_queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


@pytest.mark.any_database
def test_pages_cost_the_same_with_few_and_many(client, ann):
    def fill(count):
        for _one in range(count):
            decision = DecisionFactory(by=ann)
            PerspectiveFactory(decision=decision, by=MemberFactory())
            asked = DecisionFactory(by=MemberFactory(), asked=[ann])
            assert asked.pk
        return decision

    client.force_login(ann)
    one = fill(2)
    client.get("/decisions/")  # remembers the community
    addresses = ["/decisions/", "/decisions/?show=asked", one.get_absolute_url()]
    few = [count_queries(client, address) for address in addresses]
    fill(8)
    for _one in range(6):
        PerspectiveFactory(decision=one, by=MemberFactory())
    many = [count_queries(client, address) for address in addresses]
    assert few == many
    assert max(many) <= 12
    assert Perspective.objects.count() > 20
