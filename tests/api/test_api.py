"""The API: tokens, scopes, what it shows and to whom, how refusals are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.api.actions import issue_token, revoke_token
from guildhouse.api.models import ApiToken
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import Invalid, NotFound
from tests.factories import MemberFactory, PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client, member):
    """Calls as a program with a token of `member` that may read and write."""
    _token, secret = issue_token(by=member, name="Test", scopes=["read", "write"])

    def send(method, path, payload=None, secret=secret):
        headers = {"Authorization": f"Bearer {secret}"}
        return getattr(client, method)(f"/api/1{path}", payload, content_type="application/json", headers=headers)

    return send


def test_call_without_a_token_is_asked_for_one(client):
    response = client.get("/api/1/topics")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="Guildhouse"')


def test_call_with_a_session_alone_is_refused(as_member):
    assert as_member.get("/api/1/topics").status_code == 401


@pytest.mark.parametrize("ending", ["revoked", "expired", "suspended"])
def test_token_that_ended_opens_nothing(call, member, ending):
    token = ApiToken.objects.get()
    if ending == "revoked":
        revoke_token(token.pk, by=member)
    elif ending == "expired":
        ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        type(member).objects.filter(pk=member.pk).update(status="suspended")
    assert call("get", "/topics").status_code == 401


def test_token_to_read_cannot_write(call, member, topic):
    _token, secret = issue_token(by=member, name="Reader", scopes=["read"])
    response = call("post", f"/topics/{topic.pk}/replies", {"body": "Hello"}, secret=secret)
    assert response.status_code == 403
    assert response["Content-Type"] == "application/problem+json"
    assert topic.posts.count() == 1


def test_secret_is_kept_as_a_hash_only(member):
    token, secret = issue_token(by=member, name="Test", scopes=["read"])
    assert secret not in str(ApiToken.objects.values().get())
    assert token.start == secret[:8]


def test_token_of_somebody_else_cannot_be_revoked(member):
    token, _secret = issue_token(by=member, name="Test", scopes=["read"])
    with pytest.raises(NotFound):
        revoke_token(token.pk, by=MemberFactory())
    assert ApiToken.objects.get().revoked_at is None


def test_token_without_a_purpose_is_refused(member):
    for name, scopes, days in (("", ["read"], 1), ("x", [], 1), ("x", ["root"], 1), ("x", ["read"], 400)):
        with pytest.raises(Invalid):
            issue_token(by=member, name=name, scopes=scopes, days=days)


def test_topics_are_those_the_member_may_read(call):
    TopicFactory(title="Open")
    inside = SpaceMembershipFactory(space__join_rule="hidden")
    hidden = TopicFactory(space=inside.space, by=inside.member, title="Hidden")
    assert [topic["title"] for topic in call("get", "/topics").json()["topics"]] == ["Open"]
    for path in (f"/topics/{hidden.pk}", f"/spaces/{inside.space.slug}", f"/topics?space={inside.space.slug}"):
        assert call("get", path).status_code == 404


def test_topic_is_started_answered_edited_and_deleted(call, member, space):
    started = call("post", f"/spaces/{space.slug}/topics", {"title": "Why?", "body": "Tell me", "kind": "question"})
    assert started.status_code == 201
    topic_id = started.json()["id"]
    reply = call("post", f"/topics/{topic_id}/replies", {"body": "Because", "reply_to": 1}).json()
    assert (reply["number"], reply["reply_to"], reply["author"]) == (2, 1, member.name)
    edited = call("patch", f"/posts/{reply['id']}", {"body": "Because **so**", "version": 1}).json()
    assert "<strong>so</strong>" in edited["html"]
    assert call("patch", f"/posts/{reply['id']}", {"body": "Stale", "version": 1}).status_code == 409
    assert call("put", f"/topics/{topic_id}/answer", {"post_id": reply["id"]}).status_code == 204
    assert Topic.objects.get(pk=topic_id).accepted_post_id == reply["id"]
    assert call("delete", f"/topics/{topic_id}/answer").status_code == 204
    assert call("delete", f"/posts/{reply['id']}").status_code == 204
    assert Post.objects.get(pk=reply["id"]).deleted_at is not None


def test_answer_of_another_topic_is_not_accepted(call, member):
    mine, other = TopicFactory(by=member, kind="question"), PostFactory()
    assert call("put", f"/topics/{mine.pk}/answer", {"post_id": other.pk}).status_code == 404


def test_reaction_is_given(call):
    post = PostFactory()
    assert call("post", f"/posts/{post.pk}/reactions", {"kind": "useful"}).json()["reactions"] == {"useful": 1}


def test_membership_of_a_space_is_put_and_deleted(call, space, member):
    assert call("put", f"/spaces/{space.slug}/membership").json()["is_inside"] is True
    assert call("delete", f"/spaces/{space.slug}/membership").status_code == 204
    assert not space.memberships.filter(member=member).exists()


@pytest.mark.parametrize(
    "payload", [{}, {"body": ""}, {"body": "x" * 100_001}, {"body": "\x00"}, {"body": 7}, [], "text", {"body": None}]
)
def test_unusable_payload_is_named_and_changes_nothing(call, topic, payload):
    response = call("post", f"/topics/{topic.pk}/replies", payload)
    assert response.status_code in {400, 422}
    assert topic.posts.count() == 1


def test_pseudonym_stays_one_in_the_api(call):
    inside = SpaceMembershipFactory(space__allows_pseudonyms=True)
    topic = TopicFactory(space=inside.space, by=inside.member, pseudonym="Night owl")
    text = call("get", f"/topics/{topic.pk}").content.decode() + call("get", "/topics").content.decode()
    assert "Night owl" in text
    assert inside.member.handle not in text
    assert inside.member.name not in text


def test_description_names_every_operation(client):
    described = client.get("/api/1/openapi.json").json()
    assert {"/api/1/topics", "/api/1/spaces", "/api/1/me"} <= set(described["paths"])
    assert all(operation["summary"] for path in described["paths"].values() for operation in path.values())


def test_tokens_page_shows_the_secret_once_and_revokes(as_member, member):
    page = as_member.post("/settings/tokens/", {"name": "Script", "scopes": ["read"], "days": "30"})
    token = ApiToken.objects.get(member=member)
    assert token.start in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    again = as_member.get("/settings/tokens/").content.decode()
    assert again.count("gh_") == 1
    as_member.post(f"/settings/tokens/{token.pk}/")
    assert ApiToken.objects.get().revoked_at is not None
    assert as_member.post("/settings/tokens/", {"name": "", "days": "0"}).status_code == 422
