"""Spaces for tests."""

import factory

from guildhouse.spaces.models import Space, SpaceMembership
from tests.factories.members import MemberFactory


class SpaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Space

    slug = factory.Sequence(lambda n: f"space-{n}")
    name = factory.Sequence(lambda n: f"Space {n}")
    purpose = "To find out together what works."


class SpaceMembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SpaceMembership

    space = factory.SubFactory(SpaceFactory)
    member = factory.SubFactory(MemberFactory)
