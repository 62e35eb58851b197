"""The pages of conversations, from the address to what is shown, as each kind of person gets them."""

import pytest
from django.db import connection

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.kernel.drafts import find_draft, save_draft
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Member
from tests.factories import MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_ann(client, ann):
    client.force_login(ann)
    return client


def test_profile_leads_to_writing_and_the_first_message_becomes_a_request(as_ann, ben):
    assert 'href="/conversations/new/?to=ben"' in as_ann.get("/members/ben/").content.decode()
    page = as_ann.get("/conversations/new/?to=ben").content.decode()
    assert "Write to Ben" in page
    response = as_ann.post("/conversations/new/?to=ben", {"to": "ben", "body": "Hello"})
    conversation = Conversation.objects.get()
    assert response.url == f"/conversations/{conversation.pk}/"
    assert (
        "Sent. You can write more once they answer; you are told when they do."
        in as_ann.get(response.url).content.decode()
    )
    assert as_ann.get("/conversations/new/?to=ben").url == response.url


@pytest.mark.parametrize("answer", ["accept", "decline", "block"])
def test_request_page_says_who_asks_and_takes_an_answer(client, ann, ben, answer):
    conversation = RequestFactory(by=ann, to=ben, body="Hello")
    client.force_login(ben)
    assert conversation.get_absolute_url() in client.get("/conversations/?show=requests").content.decode()
    page = client.get(conversation.get_absolute_url()).content.decode()
    assert "Would you like to talk?" in page
    assert 'href="/members/ann/"' in page
    assert 'id="reply"' not in page
    client.post(f"{conversation.get_absolute_url()}answer/", {"answer": answer})
    state = {"accept": "active", "decline": "declined", "block": "declined"}[answer]
    assert Participation.objects.get(member=ben).state == state
    assert Member.objects.filter(blocks_received__member=ben).exists() == (answer == "block")


def test_declining_offers_to_take_it_back(client, ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    client.force_login(ben)
    page = client.post(f"{conversation.get_absolute_url()}answer/", {"answer": "decline"}, follow=True).content.decode()
    assert "Nobody is told." in page
    token = page.split('name="token" value="')[1].split('"')[0]
    client.post("/undo/", {"token": token})
    assert Participation.objects.get(member=ben).state == "invited"


def test_request_shows_what_ties_the_two(client, ann, ben, monkeypatch):
    from guildhouse.kernel.ports.ties import Tie, ties  # noqa: PLC0415 - a source of this test's own

    monkeypatch.setitem(
        ties._entries,
        "met",
        lambda _viewer, others: {pk: [Tie(kind="met", words="You both went to Pitch night")] for pk in others},
    )
    conversation = RequestFactory(by=ann, to=ben)
    client.force_login(ben)
    assert "You both went to Pitch night" in client.get(conversation.get_absolute_url()).content.decode()


def test_message_is_sent_and_the_answer_lands_on_it(as_ann, ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    response = as_ann.post(f"{conversation.get_absolute_url()}messages/", {"body": "Ask **what** it is for."})
    assert response.url == f"{conversation.get_absolute_url()}#post-2"
    assert "<strong>what</strong>" in as_ann.get(conversation.get_absolute_url()).content.decode()


def test_button_pressed_twice_sends_once(as_ann, ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    for _time in (1, 2):
        as_ann.post(f"{conversation.get_absolute_url()}messages/", {"body": "Once", "form_key": "k1"})
        as_ann.post("/conversations/new/", {"to": "ben", "body": "Once too", "form_key": "k2"})
    assert Message.objects.count() == 3


def test_message_that_is_refused_keeps_its_words(as_ann, ann, ben):
    conversation = RequestFactory(by=ann, to=ben)
    response = as_ann.post(f"{conversation.get_absolute_url()}messages/", {"body": "More words"})
    assert response.status_code == 409
    assert "More words" in response.content.decode()
    assert find_draft(ann.pk, f"private.conversations:{conversation.pk}").fields["body"] == "More words"


def test_new_message_that_is_too_long_comes_back_with_its_words(as_ann, ben):
    response = as_ann.post("/conversations/new/?to=ben", {"to": "ben", "body": "Long " * 5000})
    assert response.status_code == 422
    assert "20,000 characters" in response.content.decode()
    assert "Long Long" in response.content.decode()
    assert not Conversation.objects.exists()


@pytest.mark.parametrize(
    ("to", "said"),
    [("", "whom you want to write to"), ("nobody-here", "no member called @nobody-here"), ("ann", "This is you")],
)
def test_new_message_names_what_is_to_be_mended(as_ann, ann, to, said):
    response = as_ann.post("/conversations/new/", {"to": to, "body": "My words"})
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "My words" in page
    assert not Conversation.objects.exists()


def test_draft_of_a_message_is_sealed_found_again_and_gone_when_sent(as_ann, ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    place = f"private.conversations:{conversation.pk}"
    as_ann.post(f"/drafts/{place}/", {"body": "canary draft", "sequence": "0"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields, sealed FROM kernel_draft")
        assert "canary" not in repr([bytes(one) if isinstance(one, memoryview) else one for one in cursor.fetchone()])
    assert "canary draft" in as_ann.get(conversation.get_absolute_url()).content.decode()
    as_ann.post(f"{conversation.get_absolute_url()}messages/", {"body": "canary draft"})
    assert find_draft(ann.pk, place) is None
    save_draft(ann.pk, "private.conversations:to:zoe", {"body": "Hello"}, sequence=0)
    zoe = MemberFactory(handle="zoe")
    assert "Hello" in as_ann.get("/conversations/new/?to=zoe").content.decode()
    as_ann.post("/conversations/new/?to=zoe", {"to": zoe.handle, "body": "Hello"})
    assert find_draft(ann.pk, "private.conversations:to:zoe") is None


def test_open_page_gets_new_messages_without_reading_them(client, ann, ben):
    conversation = TalkFactory(one=ann, other=ben, more=["News"])
    client.force_login(ann)
    part = client.get(conversation.get_absolute_url(), headers={"HX-Request": "true"})
    assert b"News" in part.content
    assert b"<html" not in part.content
    assert Participation.objects.get(member=ann).unread == 1
    client.post(f"{conversation.get_absolute_url()}read/", {"number": "2"})
    assert Participation.objects.get(member=ann).unread == 0


def test_opening_the_page_reads_it_and_the_rail_counts_what_waits(client, ann, ben):
    conversation = TalkFactory(one=ann, other=ben, more=["News"])
    client.force_login(ann)
    waiting = '<b class="count">1<span class="only-read"> waiting</span></b>'
    assert waiting in client.get("/topics/").content.decode()
    assert client.get(conversation.get_absolute_url()).status_code == 200
    assert waiting not in client.get("/topics/").content.decode()


def test_conversation_is_muted_and_put_away_from_its_page(as_ann, ann, ben):
    conversation = TalkFactory(one=ann, other=ben)
    as_ann.post(f"{conversation.get_absolute_url()}attention/", {"muted": "yes"})
    as_ann.post(f"{conversation.get_absolute_url()}away/")
    own = Participation.objects.get(member=ann)
    assert own.is_muted
    assert own.is_away
    assert "Ben" in as_ann.get("/conversations/?show=away").content.decode()


def test_request_waits_in_today(client, ann, ben):
    RequestFactory(by=ann, to=ben)
    client.force_login(ben)
    assert "Ann would like to talk with you" in client.get("/").content.decode()


def test_way_to_write_is_not_offered_where_it_leads_nowhere(client, ann, ben):
    def offered(viewer, handle):
        client.force_login(viewer)
        return "/conversations/new/?to=" in client.get(f"/members/{handle}/").content.decode()

    assert offered(ann, "ben")
    assert not offered(ann, "ann")
    assert not offered(MemberFactory(status="silenced"), "ben")
    assert not offered(ann, MemberFactory(status="placeholder").handle)
    block_member(ben, by=ann)
    assert not offered(ann, "ben")
    assert offered(ben, "ann")


PEOPLE = ("visitor", "waiting", "suspended", "outsider", "host", "asked", "declined", "unheard", "silenced", "partner")
ROUTES = {
    "": "get", "messages/": "post", "read/": "post", "answer/": "post", "attention/": "post", "away/": "post",
}  # fmt: skip


@pytest.fixture
def people(ann):
    """One of every kind, each with the conversation that is about them; others look at Ann's talk with her partner."""
    made = {name: MemberFactory(handle=name) for name in PEOPLE if name != "visitor"}
    Member.objects.filter(handle="host").update(role="host")
    talk = TalkFactory(one=ann, other=made["partner"])
    about = dict.fromkeys(PEOPLE, talk)
    for name in ("asked", "declined", "silenced"):
        about[name] = RequestFactory(by=ann, to=made[name])
    block_member(ann, by=made["unheard"])
    about["unheard"] = RequestFactory(by=ann, to=made["unheard"])
    Participation.objects.filter(member=made["declined"]).update(state="declined")
    Participation.objects.filter(member=made["silenced"]).update(state="active")
    for status in ("waiting", "suspended", "silenced"):
        Member.objects.filter(handle=status).update(status=status)
    return made, about


EXPECTED = {
    "visitor": 302, "waiting": 403, "outsider": 404, "host": 404, "unheard": 404, "asked": 200, "declined": 200,
    "silenced": 200, "partner": 200,
}  # fmt: skip
