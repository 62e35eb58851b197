"""Kudos for tests."""

from guildhouse.recognition.actions import give_kudos
from tests.factories.members import MemberFactory


def KudosFactory(*, by=None, to=None, words="For the hour she gave to a stranger.", **more):
    return give_kudos(to or [MemberFactory()], by=by or MemberFactory(), words=words, **more)
