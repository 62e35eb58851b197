"""What search is told about topics and replies."""

import pytest
from django.utils import timezone

from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.search import visible_replies, visible_topics
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_what_is_visible_by_hand_is_what_the_orm_says():
    insider = MemberFactory()
    for rule in ("open", "request", "hidden"):
        space = SpaceFactory(join_rule=rule)
        SpaceMembershipFactory(space=space, member=insider)
        for change in ({}, {"deleted_at": timezone.now()}, {"hidden_because": "Spam"}):
            topic = TopicFactory(space=space, by=insider)
            reply = PostFactory(topic=topic, by=insider)
            Post.objects.filter(pk=reply.pk).update(**change)
            Post.objects.filter(topic=TopicFactory(space=space, by=insider), number=1).update(**change)
        gone = PostFactory(topic=TopicFactory(space=space, by=insider), by=insider)
        Topic.objects.filter(pk=gone.topic_id).update(deleted_at=timezone.now())
    posts, topics = list(Post.objects.values_list("pk", flat=True)), list(Topic.objects.values_list("pk", flat=True))
    for viewer in (None, MemberFactory(), MemberFactory(role="host"), insider):
        seen = Post.objects.visible_to(viewer).filter(hidden_because="")
        assert visible_replies(posts, viewer) == set(seen.values_list("pk", flat=True))
        assert visible_topics(topics, viewer) == set(seen.filter(number=1).values_list("topic_id", flat=True))
    assert visible_replies([], insider) == set()
