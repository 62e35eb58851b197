"""Believable rows for tests, made through the same actions as pages use wherever there is one."""

from tests.factories.discussions import PostFactory, TopicFactory
from tests.factories.members import MemberFactory
from tests.factories.spaces import SpaceFactory, SpaceMembershipFactory

__all__ = ["MemberFactory", "PostFactory", "SpaceFactory", "SpaceMembershipFactory", "TopicFactory"]
