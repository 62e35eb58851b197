"""Kept posts: one's own list, with a note and a day to be reminded on."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from guildhouse.discussions.actions import delete_post, keep_post
from guildhouse.discussions.models import Bookmark
from guildhouse.kernel.errors import Invalid
from guildhouse.members.models import Block
from guildhouse.spaces.models import Space
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(space):
    return PostFactory(topic=TopicFactory(space=space, title="How far ahead?"), body="Three weeks, honestly.")


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def test_kept_posts_are_listed_with_note_and_day(as_member, member, answer):
    assert "Nothing kept yet" in as_member.get("/kept/").content.decode()
    keep_post(answer, by=member, note="For the talk", remind_on=in_days(3))
    page = as_member.get("/kept/").content.decode()
    for words in (
        "How far ahead?",
        "For the talk",
        "Three weeks, honestly.",
        f"/posts/{answer.pk}/",
        f"/posts/{answer.pk}/bookmark/",
    ):
        assert words in page


def test_note_and_day_are_set_on_a_page_of_their_own(as_member, member, answer):
    address = f"/posts/{answer.pk}/bookmark/"
    assert "Three weeks, honestly." in as_member.get(address).content.decode()
    sent = {"saving": "yes", "note": " Read again ", "remind_on": str(in_days(7))}
    assert as_member.post(address, sent).url == "/kept/"
    kept = Bookmark.objects.get(member=member)
    assert (kept.note, kept.remind_on) == ("Read again", in_days(7))
    assert f'value="{in_days(7)}"' in as_member.get(address).content.decode()
    as_member.post(address, {"saving": "yes", "note": "", "remind_on": ""})
    kept.refresh_from_db()
    assert (kept.note, kept.remind_on) == ("", None)


@pytest.mark.parametrize("wrong", [{"note": "x" * 301}, {"remind_on": "someday"}, {"remind_on": "2001-01-01"}])
def test_what_cannot_be_taken_is_shown_again(as_member, member, answer, wrong):
    sent = {"saving": "yes", "note": "Mine", "remind_on": "", **wrong}
    response = as_member.post(f"/posts/{answer.pk}/bookmark/", sent)
    assert response.status_code == 422
    assert 'class="summary"' in response.content.decode()
    assert not Bookmark.objects.exists()


def test_a_day_that_is_over_reminds_of_nothing(member, answer):
    with pytest.raises(Invalid):
        keep_post(answer, by=member, remind_on=in_days(-1))
    keep_post(answer, by=member, remind_on=in_days(0))


def test_letting_go_from_the_list_returns_to_it(as_member, member, answer):
    keep_post(answer, by=member)
    assert as_member.post(f"/posts/{answer.pk}/bookmark/", {"back": "kept"}).url == "/kept/"
    assert not Bookmark.objects.exists()


def test_list_is_ones_own_and_without_what_may_not_be_read(as_member, member, answer):
    keep_post(answer, by=MemberFactory())
    assert "How far ahead?" not in as_member.get("/kept/").content.decode()
    keep_post(answer, by=member)
    Space.objects.filter(pk=answer.topic.space_id).update(join_rule="hidden")
    assert "How far ahead?" not in as_member.get("/kept/").content.decode()


def test_deleted_posts_and_those_of_blocked_members_are_not_listed(as_member, member, answer):
    keep_post(answer, by=member)
    Block.objects.create(member=member, blocked=answer.author)
    assert "Three weeks" not in as_member.get("/kept/").content.decode()
    Block.objects.all().delete()
    delete_post(answer, by=answer.author)
    assert "How far ahead?" not in as_member.get("/kept/").content.decode()


def test_a_pseudonym_stays_one_in_the_list(as_member, member, answer):
    type(answer).objects.filter(pk=answer.pk).update(pseudonym="Grey heron")
    keep_post(answer, by=member)
    page = as_member.get("/kept/").content.decode()
    assert "Grey heron" in page
    assert answer.author.name not in page


@pytest.mark.any_database
def test_list_costs_the_same_for_few_and_many(as_member, member, answer, django_assert_max_num_queries):
    for _number in range(5):
        keep_post(PostFactory(topic=TopicFactory(space=SpaceFactory())), by=member)
    cache.clear()
    with django_assert_max_num_queries(9) as few:
        as_member.get("/kept/")
    for _number in range(35):
        keep_post(PostFactory(topic=TopicFactory(space=answer.topic.space)), by=member)
    cache.clear()
    with django_assert_max_num_queries(9) as many:
        page = as_member.get("/kept/").content.decode()
    assert len(few) == len(many)
    assert "?page=2" in page
    assert as_member.get("/kept/?page=99").status_code == 200


def test_list_is_for_members(client):
    assert client.get("/kept/").status_code == 302
