"""A topic about a thing of another room: begun from it, linked from it, and telling nothing of it to those who may not see it."""

import pytest

from guildhouse.discussions.actions import start_topic
from guildhouse.discussions.gates import start_waiting_topic
from guildhouse.discussions.models import Topic
from guildhouse.members.actions.blocks import block_member
from tests.factories import (
    DecisionFactory,
    GatheringFactory,
    MemberFactory,
    PostFactory,
    SpaceFactory,
    SpaceMembershipFactory,
)

pytestmark = pytest.mark.django_db


def main_of(client, member, address):
    client.force_login(member)
    text = client.get(address, follow=True).content.decode()
    return text[text.index("<main") :]


def test_space_is_asked_about_a_decision_with_what_its_owner_shares(client):
    ann, ben, space = MemberFactory(), MemberFactory(name="Ben"), SpaceFactory()
    decision = DecisionFactory(
        by=ann, question="Shall I?", context="It is late.", expected="Kept to myself", asked=[ben]
    )
    here = decision.get_absolute_url()
    address = f"{space.get_absolute_url()}topics/new/?about=decision:{decision.pk}"
    assert f'/new/?about=decision:{decision.pk}"' in main_of(client, ann, here)
    assert f"about=decision%3A{decision.pk}" in main_of(client, ann, f"/new/?about=decision:{decision.pk}")
    form = main_of(client, ann, address)
    assert "It is late." in form
    assert "Kept to myself" not in form
    client.post(address, {"title": "Shall I?", "kind": "feedback", "body": "It is late. Now or later?"})
    topic = Topic.objects.get()
    assert (topic.about_kind, topic.about_id, topic.kind) == ("decision", decision.pk, "feedback")
    PostFactory(topic=topic, by=ben)
    assert "1 perspective there" in main_of(client, ann, here)
    assert here in main_of(client, ann, topic.get_absolute_url())
    assert here not in main_of(client, MemberFactory(), topic.get_absolute_url())


def test_what_one_is_only_asked_about_cannot_be_taken_elsewhere(client):
    ann, ben, space = MemberFactory(), MemberFactory(), SpaceFactory()
    decision = DecisionFactory(by=ann, question="Shall I?", context="A secret", asked=[ben])
    address = f"{space.get_absolute_url()}topics/new/?about=decision:{decision.pk}"
    assert "A secret" not in main_of(client, ben, address)
    assert "Ask a space" not in main_of(client, ben, decision.get_absolute_url())
    client.post(address, {"title": "Something", "kind": "feedback", "body": "Words"})
    assert Topic.objects.get().about_id is None


def test_topic_under_another_name_does_not_tell_those_asked_whose_it_is(client):
    ann, ben, space = MemberFactory(), MemberFactory(), SpaceFactory(allows_pseudonyms=True)
    decision = DecisionFactory(by=ann, question="Shall I?", asked=[ben])
    topic = start_topic(space, by=ann, title="A", body="B", pseudonym="Owl", about=("decision", decision.pk))
    assert decision.get_absolute_url() in main_of(client, ann, topic.get_absolute_url())
    assert decision.get_absolute_url() not in main_of(client, ben, topic.get_absolute_url())


def test_topic_that_waited_for_a_look_still_knows_what_it_is_about():
    ann, space = MemberFactory(), SpaceFactory()
    decision = DecisionFactory(by=ann, question="Shall I?")
    given = {
        "space": space.pk, "title": "A", "body": "B", "kind": "feedback", "tags": [], "pseudonym": "", "poll": None,
        "about": ["decision", decision.pk],
    }  # fmt: skip
    start_waiting_topic(ann, given)
    assert Topic.objects.get().about_id == decision.pk


def test_event_is_asked_about_and_each_leads_to_the_other(client):
    ann, space = MemberFactory(), SpaceFactory()
    event = GatheringFactory(space=space, title="Pitch night")
    here, ask = event.get_absolute_url(), f"{space.get_absolute_url()}topics/new/?about=gathering:{event.pk}"
    assert f'href="{ask}"' in main_of(client, ann, here)
    elsewhere = GatheringFactory()
    assert f'href="/new/?about=gathering:{elsewhere.pk}"' in main_of(client, ann, elsewhere.get_absolute_url())
    assert "Pitch night" in main_of(client, ann, ask)
    client.post(ask, {"title": "Is there soup?", "kind": "question", "body": "From six?"})
    topic = Topic.objects.get()
    assert (topic.about_kind, topic.about_id, topic.kind) == ("gathering", event.pk, "question")
    assert "Is there soup?" in main_of(client, MemberFactory(), here)
    assert here in main_of(client, MemberFactory(), topic.get_absolute_url())
    client.logout()
    assert "Is there soup?" in client.get(here).text
    assert "Ask about this event" not in client.get(here).text


def test_event_shows_only_what_its_reader_may_read_and_a_topic_only_the_event_they_may_see(client):
    inside = SpaceMembershipFactory(space__join_rule="hidden")
    ann, reader, secret = inside.member, MemberFactory(), GatheringFactory(space=inside.space, by=inside.member)
    event, open_space = GatheringFactory(), SpaceFactory(allows_pseudonyms=True)
    start_topic(inside.space, by=ann, title="Behind the door", body="B", about=("gathering", event.pk))
    blocked = start_topic(open_space, by=MemberFactory(), title="Of somebody", body="B", about=("gathering", event.pk))
    named = start_topic(open_space, by=ann, title="As an owl", body="B", pseudonym="Owl", about=("gathering", event.pk))
    leads_in = start_topic(open_space, by=ann, title="Leads in", body="B", about=("gathering", secret.pk))
    block_member(blocked.author, by=reader)
    page = main_of(client, reader, event.get_absolute_url())
    assert [title for title in ("Behind the door", "Of somebody", "As an owl") if title in page] == ["As an owl"]
    assert "Behind the door" in main_of(client, ann, event.get_absolute_url())
    assert event.get_absolute_url() in main_of(client, reader, named.get_absolute_url())  # anyone could have asked it
    assert secret.get_absolute_url() not in main_of(client, reader, leads_in.get_absolute_url())
    assert secret.get_absolute_url() in main_of(client, ann, leads_in.get_absolute_url())
