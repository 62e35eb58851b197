"""What members do with posts: react, keep, delete and take back, accept what helped, follow, read."""

import pytest

from guildhouse.discussions.actions import (
    accept_answer,
    delete_post,
    delete_topic,
    follow_topic,
    keep_post,
    note_reading,
    read_everything,
    restore_post,
    toggle_reaction,
)
from guildhouse.discussions.models import Bookmark, Post, Topic, TopicRead
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.kernel.undo import offer_undo, take_back
from tests.factories import MemberFactory, PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(space):
    return TopicFactory(space=space, kind="question")


@pytest.fixture
def answer(question):
    return PostFactory(topic=question)


def test_reaction_counts_and_a_second_press_takes_it_back(answer, member):
    assert toggle_reaction(answer, by=member, kind="useful") is True
    toggle_reaction(answer, by=MemberFactory(), kind="useful")
    assert Post.objects.get(pk=answer.pk).reactions == {"useful": 2}
    assert toggle_reaction(answer, by=member, kind="useful") is False
    assert Post.objects.get(pk=answer.pk).reactions == {"useful": 1}
    assert Topic.objects.get(pk=answer.topic_id).useful_count == 1


def test_reaction_to_ones_own_post_is_refused(answer):
    with pytest.raises(NotAllowed):
        toggle_reaction(answer, by=answer.author, kind="useful")
    assert Post.objects.get(pk=answer.pk).reactions == {}


def test_reaction_by_htmx_answers_with_that_post_pressed(answer, as_member):
    response = as_member.post(f"/posts/{answer.pk}/reactions/", {"kind": "useful"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert 'aria-pressed="true"' in page
    assert page.count("<article") == 1
    assert "<html" not in page


def test_bookmark_is_ones_own_and_pressing_again_lets_it_go(answer, as_member, member):
    as_member.post(f"/posts/{answer.pk}/bookmark/", {"remind_on": "2090-12-24"})
    kept = Bookmark.objects.get(member=member)
    assert (kept.post_id, str(kept.remind_on)) == (answer.pk, "2090-12-24")
    as_member.post(f"/posts/{answer.pk}/bookmark/")
    assert not Bookmark.objects.exists()


def test_bookmark_of_a_post_one_may_not_read_is_refused(member):
    inside = SpaceMembershipFactory(space__join_rule="hidden")
    post = PostFactory(topic=TopicFactory(space=inside.space, by=inside.member), by=inside.member)
    with pytest.raises(NotFound):
        keep_post(post, by=member)


def test_deleted_reply_leaves_every_page_and_comes_back_by_undo(answer, client):
    client.force_login(answer.author)
    client.post(f"/posts/{answer.pk}/deletion/")
    page = client.get(answer.topic.get_absolute_url()).content.decode()
    assert "By asking what it is for." not in page
    assert "This post was removed." in page
    assert Topic.objects.get(pk=answer.topic_id).replies_count == 0
    token = offer_undo("discussions.delete_post", by_id=answer.author_id, post_id=answer.pk)
    take_back(token, by=answer.author)
    assert "By asking what it is for." in client.get(answer.topic.get_absolute_url()).content.decode()
    assert Topic.objects.get(pk=answer.topic_id).replies_count == 1


def test_undo_of_somebody_elses_act_is_not_found(answer, member):
    delete_post(answer, by=answer.author)
    token = offer_undo("discussions.delete_post", by_id=answer.author_id, post_id=answer.pk)
    with pytest.raises(NotFound):
        take_back(token, by=member)
    assert Post.objects.get(pk=answer.pk).deleted_at is not None


def test_post_removed_by_a_host_stays_removed_for_its_author(answer, host):
    delete_post(answer, by=host)
    with pytest.raises(NotAllowed):
        restore_post(by=answer.author, post_id=answer.pk)


def test_deleting_what_helped_opens_the_question_again(question, answer):
    accept_answer(answer, by=question.author)
    delete_post(answer, by=answer.author)
    assert Topic.objects.get(pk=question.pk).accepted_post_id is None


def test_topic_with_answers_is_not_its_authors_to_delete(question, answer, host):
    with pytest.raises(NotAllowed):
        delete_topic(question, by=question.author)
    delete_topic(question, by=host)
    assert Topic.objects.get(pk=question.pk).deleted_at is not None


def test_answer_is_accepted_by_whoever_asked(question, answer, client):
    client.force_login(question.author)
    client.post(f"/topics/{question.pk}/answer/?post={answer.pk}")
    assert Topic.objects.get(pk=question.pk).accepted_post_id == answer.pk
    client.post(f"/topics/{question.pk}/answer/")
    assert Topic.objects.get(pk=question.pk).accepted_post_id is None


def test_answer_accepted_against_a_newer_choice_is_refused(question, answer):
    other = PostFactory(topic=question)
    accept_answer(answer, by=question.author)
    with pytest.raises(Conflict):
        accept_answer(other, by=question.author, instead_of=None)
    assert Topic.objects.get(pk=question.pk).accepted_post_id == answer.pk


def test_answer_is_not_accepted_by_others(question, answer, member):
    with pytest.raises(NotAllowed):
        accept_answer(answer, by=member)


def test_reading_moves_forward_only_and_unread_is_what_is_left(question, member):
    for _ in range(4):
        PostFactory(topic=question)
    question.refresh_from_db()
    note_reading(question, by=member, number=3)
    note_reading(question, by=member, number=2)
    assert TopicRead.objects.get(member=member).number == 3
    assert list_topics(member, Wishes()).rows[0].unread == 2
    note_reading(question, by=member, number=999)
    assert list_topics(member, Wishes()).rows[0].unread == 0


def test_reading_everything_needs_no_row_per_topic(question, answer, member):
    note_reading(question, by=member, number=1)
    read_everything(by=member)
    member.refresh_from_db()
    assert list_topics(member, Wishes()).rows[0].unread == 0
    assert not TopicRead.objects.filter(member=member).exists()


def test_unread_link_leads_to_the_first_unread_post(question, as_member, member):
    for _ in range(24):
        PostFactory(topic=question, by=question.author)
    question.refresh_from_db()
    note_reading(question, by=member, number=21)
    assert as_member.get(f"/topics/{question.pk}/unread/").url.endswith("?page=2#post-22")


def test_level_of_a_topic_is_changed_and_nonsense_refused(question, as_member, member):
    as_member.post(f"/topics/{question.pk}/attention/", {"level": "muted"})
    assert question.follows.get(member=member).level == "muted"
    assert as_member.post(f"/topics/{question.pk}/attention/", {"level": "loud"}).status_code == 422
    follow_topic(question, by=member, level="watching")
    assert question.follows.get(member=member).level == "watching"


def test_menu_of_a_post_offers_edit_to_its_author_alone(answer, as_member, client):
    assert "/edit/" not in as_member.get(f"/posts/{answer.pk}/acts/").content.decode()
    client.force_login(answer.author)
    assert f"/posts/{answer.pk}/edit/" in client.get(f"/posts/{answer.pk}/acts/").content.decode()
