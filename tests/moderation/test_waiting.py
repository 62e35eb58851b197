"""First words and spam wait for a look: nobody else reads them, nothing is lost, and what was decided is told."""

import json

import pytest
from django.core.cache import cache

from guildhouse.api.actions import issue_token
from guildhouse.discussions.actions import Poll, post_reply, start_topic
from guildhouse.discussions.models import Post, Topic, TopicFollow
from guildhouse.kernel.errors import Conflict, Held, Invalid, NotFound
from guildhouse.kernel.models import AuditEntry
from guildhouse.kernel.ports.gates import keep_held, open_gates
from guildhouse.moderation.actions.holding import (
    change_words,
    decline_as_spam,
    decline_words,
    let_through,
    withdraw_words,
)
from guildhouse.moderation.actions.rules import add_listed
from guildhouse.moderation.kinds import own_kinds
from guildhouse.moderation.models import Evidence, HeldWords, Item, Rules
from guildhouse.notifications.models import Notice
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.gates]
LINKED = "I wrote about it here: https://blog.example/why"
SPAM = "Earn $900 a week from home!!! Click http://quick-cash.top/join and text JOIN to 80085 to claim your free bonus"


@pytest.fixture
def newcomer(db):
    return MemberFactory(trust=0)


@pytest.fixture
def asked(db):
    with open_gates():
        return TopicFactory(by=MemberFactory(trust=2))


def hold_reply(topic, by, body=LINKED):
    with pytest.raises(Held) as held:
        post_reply(topic, by=by, body=body)
    keep_held(held.value)
    return HeldWords.objects.latest("pk")


def test_first_words_with_a_link_wait_and_others_stand(newcomer, asked):
    hold_reply(asked, newcomer)
    assert not Post.objects.filter(author=newcomer).exists()
    post_reply(asked, by=newcomer, body="Thank you, that is what I wanted to know about interviews.")
    post_reply(asked, by=MemberFactory(trust=1), body=LINKED)


@pytest.mark.parametrize(("review", "body", "waits"), [("off", LINKED, False), ("always", "Thank you for this.", True)])
def test_hosts_choose_whose_first_words_wait(newcomer, asked, review, body, waits):
    Rules.objects.create(pk=1, review=review)
    if waits:
        hold_reply(asked, newcomer, body)
    else:
        assert post_reply(asked, by=newcomer, body=body).pk


def test_spam_waits_whoever_is_new_unless_switched_off(newcomer, asked):
    assert hold_reply(asked, newcomer, SPAM).reasons[0]["code"] == "spam"
    Rules.objects.create(pk=1, review="off", spam_on=False)
    cache.clear()
    post_reply(asked, by=MemberFactory(trust=0), body=SPAM)


def test_page_leads_to_where_it_waits_and_pressing_twice_keeps_it_once(client, newcomer, asked):
    client.force_login(newcomer)
    for _press in range(2):
        answer = client.post(f"/topics/{asked.pk}/replies/", {"body": LINKED, "form_key": "k" * 12})
        held = HeldWords.objects.get()
        assert answer.headers["Location"] == held.get_absolute_url()
    assert LINKED in client.get(held.get_absolute_url()).content.decode()
    assert "I wrote about it" in client.get("/waiting/").content.decode()
    assert LINKED not in client.get(f"/topics/{asked.pk}/", follow=True).content.decode()
    client.force_login(MemberFactory(role="host"))
    assert client.get(held.get_absolute_url()).status_code == 404


def test_program_is_told_it_waits(client, newcomer, asked):
    _row, token = issue_token(by=newcomer, name="Program", scopes=["read", "write"], days=30)
    answer = client.post(
        f"/api/1/topics/{asked.pk}/replies", json.dumps({"body": LINKED}), content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip
    assert answer.status_code == 202
    assert answer.headers["Location"] == HeldWords.objects.get().get_absolute_url()


def test_let_through_it_is_posted_now_and_everybody_is_told(newcomer, asked, host, deliver):
    held = hold_reply(asked, newcomer)
    item = Item.objects.get(kind="held", object_id=held.pk)
    assert item.is_open
    let_through(held.pk, by=host)
    deliver()
    held.refresh_from_db()
    post = Post.objects.get(author=newcomer)
    assert (held.state, post.body, post.created_at > held.at) == ("let", LINKED, True)
    assert held.address.endswith(f"#post-{post.number}")
    assert Notice.objects.filter(member=asked.author, kind__startswith="discussions.").exists()
    assert Notice.objects.filter(member=newcomer, kind="moderation.words_decided").count() == 1
    assert not Item.objects.get(pk=item.pk).is_open
    assert AuditEntry.objects.get(act="words.let").by_id == host.pk
    assert TopicFollow.objects.filter(topic=asked, member=newcomer).exists()


def test_topic_that_waited_comes_with_all_it_had(newcomer, host):
    space = SpaceFactory(allows_pseudonyms=True)
    with pytest.raises(Held) as held:
        start_topic(
            space, by=newcomer, title="My story", body=LINKED, kind="experience", tags=["first", "role"], pseudonym="Heron",
            poll=Poll("Which?", ("One", "Two"), many=True),
        )  # fmt: skip
    keep_held(held.value)
    waiting = HeldWords.objects.get()
    assert own_kinds["held"].show(waiting.pk).is_unnamed
    let_through(waiting.pk, by=host)
    topic = Topic.objects.get(author=newcomer)
    assert (topic.title, topic.kind, topic.pseudonym, topic.poll is not None) == (
        "My story",
        "experience",
        "Heron",
        True,
    )
    assert {tag.name for tag in topic.tags.all()} == {"first", "role"}


def test_what_cannot_be_posted_any_more_stays_and_the_host_reads_why(newcomer, asked, host):
    held = hold_reply(asked, newcomer)
    Topic.objects.filter(pk=asked.pk).update(locked_at=asked.created_at)
    with pytest.raises(Conflict, match="closed"):
        let_through(held.pk, by=host)
    held.refresh_from_db()
    assert held.is_waiting


def test_declined_words_come_back_with_the_reason(client, newcomer, asked, host, deliver):
    held = hold_reply(asked, newcomer)
    with pytest.raises(Invalid):
        decline_words(held.pk, by=host, reason=" ")
    decline_words(held.pk, by=host, reason="Say it without the shop.")
    deliver()
    client.force_login(newcomer)
    page = client.get(held.get_absolute_url()).content.decode()
    assert "Say it without the shop." in page
    assert LINKED in page
    assert Notice.objects.filter(member=newcomer, kind="moderation.words_decided").exists()
    assert not Post.objects.filter(author=newcomer).exists()


def test_author_mends_and_takes_back_until_it_is_decided(client, newcomer, asked, host):
    held = hold_reply(asked, newcomer)
    client.force_login(newcomer)
    assert client.post(held.get_absolute_url(), {"seen": "1", "text": "Better words"}).status_code == 302
    assert client.post(held.get_absolute_url(), {"seen": "1", "text": "From an old tab"}).status_code == 409
    assert client.post(held.get_absolute_url(), {"seen": "2", "text": " "}).status_code == 422
    held.refresh_from_db()
    assert (held.text, held.given["body"]) == ("Better words", "Better words")
    assert client.post(f"{held.get_absolute_url()}withdrawal/").status_code == 302
    with pytest.raises(Conflict):
        let_through(held.pk, by=host)
    late = client.post(held.get_absolute_url(), {"seen": "2", "text": "Too late, and kept"})
    assert late.status_code == 409
    assert "Too late, and kept" in late.content.decode()


def test_nobody_touches_anothers_words(newcomer, asked):
    held = hold_reply(asked, newcomer)
    for act in (withdraw_words, lambda one, by: change_words(one, by=by, text="Mine", seen=1)):
        with pytest.raises(NotFound):
            act(held, by=MemberFactory())
    held.refresh_from_db()
    assert (held.state, held.text) == ("waiting", LINKED)


def test_those_who_decide_are_the_hosts_who_may_read_there(newcomer):
    space = SpaceFactory(join_rule="hidden")
    keeper = SpaceMembershipFactory(space=space, role="host").member
    SpaceMembershipFactory(space=space, member=newcomer)
    with pytest.raises(Held) as held:
        start_topic(space, by=newcomer, title="A", body=LINKED)
    keep_held(held.value)
    waiting = HeldWords.objects.get()
    decides = own_kinds["held"].decides
    assert decides(keeper, [waiting.pk]) == {waiting.pk}
    assert decides(MemberFactory(role="host"), [waiting.pk]) == set()
    assert decides(newcomer, [waiting.pk]) == set()


def test_decisions_teach_the_judge(asked, host):
    for number in range(12):
        member = MemberFactory(trust=0)
        held = hold_reply(asked, member, f"Moonstone webinar {number} https://moonstone.example/{number}")
        decline_as_spam(held.pk, by=host)
        held = hold_reply(
            asked, MemberFactory(trust=0), f"My notes on retention {number} https://notes.example/{number}"
        )
        let_through(held.pk, by=host)
    assert Evidence.objects.get(feature=0).spam == 12
    Rules.objects.create(pk=1, review="off")
    cache.clear()
    hold_reply(asked, MemberFactory(trust=0), "Our moonstone webinar https://moonstone.example/last")


def test_lists_refuse_hold_or_let_pass_with_words(newcomer, asked, host):
    add_listed(by=host, kind="word", value="Blister", way="exact", act="refuse", language="")
    add_listed(by=host, kind="domain", value="shop.example", way="exact", act="hold", language="")
    regular = MemberFactory(trust=2)
    with pytest.raises(Invalid, match="Blister"):
        post_reply(asked, by=regular, body="You blister")
    post_reply(asked, by=regular, body="> You blister\n\nThat is not kind.")
    assert hold_reply(asked, regular, "See https://www.shop.example/").reasons[0]["about"] == "shop.example"


def test_reply_under_a_name_of_the_topic_waits_under_it(newcomer, host):
    with open_gates():
        topic = TopicFactory(space=SpaceFactory(allows_pseudonyms=True))
        post_reply(topic, by=newcomer, body="Words", pseudonym="Heron")
    held = hold_reply(topic, newcomer)
    assert own_kinds["held"].show(held.pk).is_unnamed
    let_through(held.pk, by=host)
    assert set(Post.objects.filter(author=newcomer).values_list("pseudonym", flat=True)) == {"Heron"}
