"""Whoever writes while others merge, split and delete is told, and gets what was typed back."""

import pytest

from guildhouse.discussions.actions import accept_answer, delete_topic
from guildhouse.discussions.actions.curating import mark_duplicate
from guildhouse.discussions.actions.joining import merge_topics, split_topic
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import Conflict
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def reply(client, topic, **more):
    return client.post(f"/topics/{topic.pk}/replies/", {"body": "What I wanted to say", "reply_to": "2", **more})


def test_words_for_a_merged_topic_stand_in_the_form_of_where_it_went(as_member, topic, space, host):
    into = TopicFactory(space=space)
    PostFactory(topic=topic)
    merge_topics(topic, by=host, into=into)
    answer = reply(as_member, topic)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The topic was merged into this one while you wrote." in page
    assert "What I wanted to say" in page
    assert f'action="/topics/{into.pk}/replies/"' in page
    assert not Post.objects.filter(body="What I wanted to say").exists()


def test_words_for_a_deleted_topic_can_open_one_of_their_own(as_member, topic, host):
    delete_topic(topic, by=host)
    answer = reply(as_member, topic)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The topic was deleted while you wrote." in page
    assert "What I wanted to say" in page


def test_topics_one_may_not_know_of_look_absent_to_whoever_writes(as_member, host):
    space = SpaceFactory(join_rule="hidden")
    admit_member(space, host, "host")
    hidden = TopicFactory(space=space, by=host)
    assert reply(as_member, hidden).status_code == 404
    delete_topic(hidden, by=host)
    gone = reply(as_member, hidden)
    assert gone.status_code == 404
    assert "deleted" not in gone.content.decode()
    assert as_member.post("/topics/999999/replies/", {"body": "To nobody"}).status_code == 404


def test_act_on_a_post_that_has_left_its_topic_is_refused_in_words(topic, space, host):
    question = TopicFactory(space=space, kind="question")
    answer = PostFactory(topic=question)
    seen = Post.objects.get(pk=answer.pk)
    split_topic(question, by=host, numbers=[2], title="Apart")
    with pytest.raises(Conflict, match="moved to another topic"):
        accept_answer(seen, by=question.author)
    assert Topic.objects.get(pk=question.pk).accepted_post_id is None


def test_split_leaves_no_answer_to_a_post_that_stands_elsewhere(topic, host):
    gone = PostFactory(topic=topic)
    answer = PostFactory(topic=topic, reply_to=gone)
    split_topic(topic, by=host, numbers=[gone.number], title="Apart")
    answer.refresh_from_db()
    assert answer.reply_to is None


def test_reply_to_a_post_that_was_split_off_meanwhile_answers_the_topic(topic, host):
    seen = PostFactory(topic=topic)
    split_topic(topic, by=host, numbers=[seen.number], title="Apart")
    assert PostFactory(topic=topic, reply_to=seen).reply_to is None


def test_duplicate_marked_the_other_way_round_meanwhile_is_refused(topic, space, host):
    other = TopicFactory(space=space)
    mark_duplicate(other, by=host, of=topic)
    with pytest.raises(Conflict, match="nor two of each other"):
        mark_duplicate(topic, by=host, of=other)


def test_answer_chosen_on_an_old_page_does_not_overrule_a_newer_choice(client, space):
    question = TopicFactory(space=space, kind="question")
    first, second = PostFactory(topic=question), PostFactory(topic=question)
    client.force_login(question.author)
    button = f"/topics/{question.pk}/answer/?post={second.pk}&amp;instead_of=0"
    assert button in client.get(question.get_absolute_url()).content.decode()
    accept_answer(first, by=question.author)
    refused = client.post(button.replace("&amp;", "&"))
    assert refused.status_code == 409
    assert "Another answer was marked as what helped a moment ago." in refused.content.decode()
    assert Topic.objects.get(pk=question.pk).accepted_post_id == first.pk
    again = f"/topics/{question.pk}/answer/?post={second.pk}&amp;instead_of={first.pk}"
    assert again in client.get(question.get_absolute_url()).content.decode()
    assert client.post(again.replace("&amp;", "&")).status_code == 302
