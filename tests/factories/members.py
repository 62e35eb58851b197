"""Members for tests."""

import factory

from guildhouse.members.models import Member

PASSWORD = "a long walk by the river"


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    handle = factory.Sequence(lambda n: f"member-{n}")
    name = factory.Sequence(lambda n: f"Member Number {n}")
    email = factory.LazyAttribute(lambda one: f"{one.handle}@example.org")
    password = "!"
    trust = 1
