"""What programs, exports and the settings page get."""

import pytest

from guildhouse.api.actions import issue_token
from guildhouse.conversations.models import Conversation, Message, TalkWishes
from guildhouse.kernel.ports.exports import export_member, exports
from tests.factories import MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client, ann):
    def ask(method, path, given=None, scopes=("read", "write", "conversations"), member=ann):
        _token, secret = issue_token(by=member, name="Program", scopes=list(scopes))
        more = {"data": given, "content_type": "application/json"} if given is not None else {}
        return getattr(client, method)(f"/api/1{path}", headers={"Authorization": f"Bearer {secret}"}, **more)

    return ask


def test_token_without_the_scope_reads_and_writes_no_conversation(call, ann, ben):
    conversation = TalkFactory(one=ann, other=ben, body="canary")
    for method, path, given in (
        ("get", "/conversations", None),
        ("get", f"/conversations/{conversation.pk}/messages", None),
        ("post", f"/conversations/{conversation.pk}/messages", {"body": "Hello"}),
        ("post", "/conversations", {"to": ["ben"], "body": "Hello"}),
    ):
        response = call(method, path, given, scopes=("read", "write"))
        assert response.status_code == 403
        assert b"canary" not in response.content
    assert Message.objects.count() == 1


def test_program_lists_reads_writes_and_answers(call, ann, ben):
    asked = RequestFactory(by=ben, to=ann, body="Hello")
    assert call("get", "/conversations").json()["conversations"] == []
    assert call("get", "/conversations?requests=true").json()["conversations"][0]["title"] == "Ben"
    assert call("post", f"/conversations/{asked.pk}/answer", {"accept": True}).status_code == 204
    sent = call("post", f"/conversations/{asked.pk}/messages", {"body": "Hello **you**"})
    assert sent.status_code == 201
    assert "<strong>you</strong>" in sent.json()["html"]
    told = call("get", f"/conversations/{asked.pk}/messages").json()
    assert [one["author"] for one in told["messages"]] == ["Ben", ann.name]
    MemberFactory(handle="cy")
    assert call("post", "/conversations", {"to": ["ben", "cy"], "body": "All", "title": "Us"}).json()["title"] == "Us"
    assert Conversation.objects.count() == 2
    assert call("get", f"/conversations/{TalkFactory().pk}/messages").status_code == 404


def test_export_holds_ones_own_words_and_whom_one_talks_with(ann, ben):
    TalkFactory(one=ann, other=ben, body="Mine", more=["Theirs"])
    held = export_member(ann)["conversations"]
    assert set(held) == set(exports["conversations"].fields)
    assert [one["text"] for one in held["messages"]] == ["Mine"]
    assert held["conversations"][0]["with"] == ["Ben"]
    assert "Theirs" not in repr(held)


def test_wishes_are_kept_from_their_page(client, ann):
    client.force_login(ann)
    assert client.get("/settings/conversations/").status_code == 200
    client.post("/settings/conversations/", {"shows_seen": "on"})
    wishes = TalkWishes.objects.get(member=ann)
    assert (wishes.takes_new, wishes.shows_seen, wishes.words_in_mail) == (False, True, False)
    assert "/settings/conversations/" in client.get("/settings/").content.decode()
