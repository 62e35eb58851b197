"""Organisations, and who speaks for them, for tests."""

from guildhouse.members.actions.organisations import Told, create_organisation
from guildhouse.members.actions.speaking import ask_to_speak, confirm_speaker
from tests.factories.members import MemberFactory


def OrganisationFactory(*, by=None, name="Lumen", kind="company", tagline="Lamps that last", **more):
    told = Told(name=name, kind=kind, tagline=tagline, **more)
    return create_organisation(told, by=by or MemberFactory(role="host"))


def SpeakerFactory(*, organisation=None, by=None, words="I lead their support team.", confirmed_by=None):
    asked = ask_to_speak(organisation or OrganisationFactory(), by=by or MemberFactory(), words=words)
    return confirm_speaker(asked.pk, by=confirmed_by) if confirmed_by else asked
