"""The front for strangers: purpose, the way in, what is alive in the open, and nobody who did not allow it."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from guildhouse.discussions.actions import accept_answer
from guildhouse.members.models import Community, Contribution, Profile
from tests.factories import (
    GatheringFactory,
    MemberFactory,
    PostFactory,
    SpaceFactory,
    SpaceMembershipFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def found(**more):
    Community.objects.update_or_create(pk=1, defaults={"name": "The Guild", "purpose": "To grow together.", **more})
    cache.clear()


def someone_who_gave(name, audience):
    member = MemberFactory(name=name)
    Profile.objects.update_or_create(
        member=member, defaults={"about": "I read everything.", "shown": {"about": audience} if audience else {}}
    )
    Contribution.objects.create(member=member, kind="reply", object_id=member.pk, at=timezone.now())
    return member


def test_front_says_where_one_is_what_it_is_for_and_how_one_joins(client):
    for joining, said in (
        ("open", "Anyone may join"),
        ("approval", "A host reads them"),
        ("invitation", "Members invite"),
    ):
        found(joining=joining)
        page = client.get("/").text
        assert "The Guild" in page
        assert "To grow together." in page
        assert said in page
        assert page.count('class="btn btn-primary"') == 1


def test_keyboard_gets_hold_of_what_scrolls_beside_the_front(client):
    """What holds no link cannot be scrolled to by keys, unless it can be focused itself."""
    found(goals=["Meet every week."])
    assert '<aside class="aside" tabindex="0"' in client.get("/").text
    assert '<aside class="aside" tabindex="0"' not in client.get(TopicFactory().get_absolute_url()).text


def test_front_of_an_empty_house_says_what_will_stand_there(client):
    found()
    page = client.get("/").text
    assert "The chairs are still being set out" in page
    assert "What people ask<" not in page


def test_front_shows_questions_a_good_answer_events_and_people_in_the_open(client):
    found()
    topic = TopicFactory(kind="question", title="Which task counted?")
    answer = PostFactory(topic=topic, body="The **rollout**, because somebody had to.")
    accept_answer(answer, by=topic.author)
    GatheringFactory(title="Pitch night")
    someone_who_gave("Amara Shown", "everyone")
    page = client.get("/").text
    for words in (
        "What people ask",
        "Which task counted?",
        "The rollout, because somebody had to.",
        "Pitch night",
        "Amara Shown",
    ):
        assert words in page


def test_front_shows_nothing_from_spaces_that_are_not_open(client):
    found()
    for rule in ("request", "hidden"):
        inside = SpaceMembershipFactory(space__join_rule=rule, space__name=f"Name {rule}")
        topic = TopicFactory(space=inside.space, by=inside.member, kind="question", title=f"Talk {rule}")
        accept_answer(PostFactory(topic=topic, by=inside.member, body=f"Answer {rule}"), by=inside.member)
        GatheringFactory(space=inside.space, by=inside.member, title=f"Event {rule}")
    page = client.get("/").text
    for rule in ("request", "hidden"):
        assert [word for word in ("Name", "Talk", "Answer", "Event") if f"{word} {rule}" in page] == []


def test_front_shows_only_people_who_show_themselves_to_everyone(client):
    found()
    for audience in ("everyone", "members", "me", ""):
        someone_who_gave(f"Person for {audience or 'nobody yet'}", audience)
    gone = someone_who_gave("Person who left", "everyone")
    type(gone).objects.filter(pk=gone.pk).update(status="left")
    page = client.get("/").text
    assert "Person for everyone" in page
    assert [name for name in ("members", "me<", "nobody yet") if f"Person for {name}" in page] == []
    assert "Person who left" not in page


def test_front_never_tells_who_answered_under_another_name(client):
    found()
    space = SpaceFactory(allows_pseudonyms=True)
    topic = TopicFactory(space=space, kind="question")
    answer = PostFactory(topic=topic, by=MemberFactory(name="Quellworth Hider"), pseudonym="Quiet Heron")
    accept_answer(answer, by=topic.author)
    page = client.get("/").text
    assert "Quiet Heron" in page
    assert "Quellworth" not in page


def test_front_of_a_closed_community_is_its_name_its_purpose_and_the_door(client):
    found(is_public=False)
    TopicFactory(title="Among members", kind="question")
    someone_who_gave("Amara Shown", "everyone")
    page = client.get("/").text
    assert "The Guild" in page
    assert "To grow together." in page
    assert "/accounts/signup/" in page
    assert "Among members" not in page
    assert "Amara Shown" not in page


@pytest.mark.any_database
def test_front_costs_the_same_with_few_and_many(client, django_assert_max_num_queries):
    found()
    space = SpaceFactory()
    for _ in range(12):
        TopicFactory(space=space, kind="question")
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")
