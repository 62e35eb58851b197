"""The demo made larger: as many as asked for, the same each time, and as sound as what the actions write."""

import pytest
from django.db.models import Count, F, Max

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.markdown import render
from guildhouse.members.models import Member
from guildhouse.site.demo.scaling import scale_demo
from guildhouse.site.demo.stock import take_stock
from tests.factories import MemberFactory, SpaceFactory


@pytest.fixture
def scaled(db):
    for slug in ("discovery", "strategy", "leading"):
        SpaceFactory(slug=slug)
    SpaceFactory(slug="numbers", join_rule="hidden")
    MemberFactory()
    scale_demo(members=60, posts=250, say=lambda _words: None)


def test_there_are_as_many_as_asked_for(scaled):
    assert (Member.objects.count(), Post.objects.count()) == (60, 250)


def test_scaling_again_adds_nothing(scaled):
    scale_demo(members=10, posts=250, say=lambda _words: None)
    assert (Member.objects.count(), Post.objects.count()) == (60, 250)


def test_words_are_rendered_as_the_renderer_would(scaled):
    for post in Post.objects.order_by("pk"):
        assert post.html == render(post.body)


def test_topics_count_what_they_hold(scaled):
    for topic in Topic.objects.annotate(
        held=Count("posts"), highest=Max("posts__number"), latest=Max("posts__created_at")
    ):
        assert (topic.last_number, topic.replies_count) == (topic.held, topic.held - 1)
        assert topic.highest == topic.held
        assert topic.last_post_at == topic.latest
        assert topic.posts.get(number=1).author_id == topic.author_id
        assert topic.posts.get(number=topic.held).author_id in {topic.last_author_id, topic.author_id}
    assert not Topic.objects.filter(accepted_post__isnull=False).exclude(accepted_post__topic=F("pk")).exists()
    assert Topic.objects.filter(accepted_post__isnull=False).exists()


def test_nobody_talks_where_not_everybody_may_enter(scaled):
    assert not Topic.objects.filter(space__slug="numbers").exists()


def test_names_and_sentences_are_the_demos_own():
    stock = take_stock()
    assert len({stock.name(number) for number in range(1000)}) == 1000
    assert all(len(sentences) > 20 for sentences in stock.sentences.values())
