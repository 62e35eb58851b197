"""A topic about a thing of another room: begun from it, linked from it, and telling nothing of it to those who may not see it."""

import pytest

from guildhouse.discussions.actions import start_topic
from guildhouse.discussions.gates import start_waiting_topic
from guildhouse.discussions.models import Topic
from tests.factories import DecisionFactory, MemberFactory, PostFactory, SpaceFactory

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
