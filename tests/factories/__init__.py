"""Believable rows for tests, made through the same actions as pages use wherever there is one."""

from tests.factories.commitments import AskedCommitmentFactory, CommitmentFactory
from tests.factories.conversations import GroupFactory, MessageFactory, RequestFactory, TalkFactory
from tests.factories.decisions import DecisionFactory, PerspectiveFactory
from tests.factories.discussions import PostFactory, TopicFactory
from tests.factories.gatherings import GatheringFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import OrganisationFactory, SpeakerFactory
from tests.factories.recognition import KudosFactory
from tests.factories.spaces import SpaceFactory, SpaceMembershipFactory

__all__ = [
    "AskedCommitmentFactory",
    "CommitmentFactory",
    "DecisionFactory",
    "GatheringFactory",
    "GroupFactory",
    "KudosFactory",
    "MemberFactory",
    "MessageFactory",
    "OrganisationFactory",
    "PerspectiveFactory",
    "PostFactory",
    "RequestFactory",
    "SpaceFactory",
    "SpaceMembershipFactory",
    "SpeakerFactory",
    "TalkFactory",
    "TopicFactory",
]
