"""Topics and posts for tests."""

from guildhouse.discussions.actions import post_reply, start_topic
from tests.factories.members import MemberFactory
from tests.factories.spaces import SpaceFactory


def TopicFactory(
    *, space=None, by=None, title="How do you say no to a good idea?", body="I would like to know.", **more
):
    return start_topic(space or SpaceFactory(), by=by or MemberFactory(), title=title, body=body, **more)


def PostFactory(*, topic=None, by=None, body="By asking what it is for.", **more):
    return post_reply(topic or TopicFactory(), by=by or MemberFactory(), body=body, **more)
