"""Who answered whose question, as what ties two members."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.discussions.actions import accept_answer, delete_post
from guildhouse.discussions.ties import tell_who_answered
from guildhouse.spaces.actions import remove_member
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def told(viewer, *others):
    found = tell_who_answered(viewer, [one.pk for one in others])
    return {pk: [tie.words for tie in these] for pk, these in found.items()}


def test_answers_tie_both_ways_and_what_helped_comes_first(member):
    other, third = MemberFactory(), MemberFactory()
    asked = TopicFactory(by=member, kind="question", title="Which fjord?")
    helped = PostFactory(topic=asked, by=other)
    accept_answer(helped, by=member)
    later = PostFactory(topic=TopicFactory(by=member, kind="question", title="Which boat?"), by=other)
    PostFactory(topic=TopicFactory(by=third, kind="question", title="Which oar?"), by=member)
    PostFactory(topic=TopicFactory(by=member, kind="discussion"), by=third)
    assert told(member, other, third) == {
        other.pk: ["Answered your question “Which fjord?”"], third.pk: ["You answered their question “Which oar?”"],
    }  # fmt: skip
    assert told(other, member) == {member.pk: ["You answered their question “Which fjord?”"]}
    (tie,) = tell_who_answered(member, [other.pk])[other.pk]
    assert tie.address == f"/posts/{helped.pk}/"
    delete_post(helped, by=other)
    (plain,) = tell_who_answered(member, [other.pk])[other.pk]
    assert (plain.address, plain.weight < tie.weight) == (f"/posts/{later.pk}/", True)


def test_pseudonyms_tie_nobody(member):
    other, space = MemberFactory(), SpaceFactory(allows_pseudonyms=True)
    PostFactory(topic=TopicFactory(space=space, by=member, kind="question"), by=other, pseudonym="Heron")
    PostFactory(topic=TopicFactory(space=space, by=member, kind="question", pseudonym="Wren"), by=other)
    assert told(member, other) == told(other, member) == {}


def test_what_cannot_be_read_any_more_ties_nobody(member):
    other, space = MemberFactory(), SpaceFactory(join_rule="hidden")
    for one in (member, other):
        admit_member(space, one)
    PostFactory(topic=TopicFactory(space=space, by=member, kind="question"), by=other)
    assert told(member, other)
    remove_member(space, member=other, by=_host_of(space))
    assert told(other, member) == {}
    assert told(member, other)


def test_any_number_of_others_and_answers_costs_one_query(member):
    others = [MemberFactory() for _ in range(3)]
    for number in range(2):
        topic = TopicFactory(by=member, kind="question")
        for one in others[: number + 2]:
            PostFactory(topic=topic, by=one)
        with CaptureQueriesContext(connection) as asked:
            assert len(told(member, *others)) == number + 2
        assert len(asked) == 1


def _host_of(space):
    host = MemberFactory()
    admit_member(space, host, "host")
    return host
