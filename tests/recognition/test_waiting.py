"""Kudos that wait for a host's look are given when they are let through, and only then."""

import pytest

from guildhouse.kernel.errors import Held
from guildhouse.kernel.ports.gates import keep_held, open_gates
from guildhouse.moderation.actions.holding import change_words, let_through
from guildhouse.moderation.models import HeldWords
from guildhouse.recognition.actions import change_kudos
from guildhouse.recognition.models import Kudos
from tests.factories import KudosFactory, MemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.gates]
LINKED = "For the talk she wrote up for all of us: https://blog.example/talk"


def test_first_kudos_with_a_link_are_given_once_a_host_lets_them_through(member):
    newcomer = MemberFactory(trust=0)
    with pytest.raises(Held) as held:
        KudosFactory(by=newcomer, to=[member], words=LINKED)
    keep_held(held.value)
    assert not Kudos.objects.exists()
    waiting = HeldWords.objects.get()
    mended = f"{LINKED} and for the questions"
    change_words(waiting, by=newcomer, text=mended, seen=waiting.version)
    told = let_through(waiting.pk, by=MemberFactory(role="host"))
    kudos = Kudos.objects.get()
    assert (kudos.words, kudos.by, kudos.receivers.get().member) == (mended, newcomer, member)
    assert told.address == kudos.get_absolute_url()


def test_kudos_for_their_receivers_alone_are_shown_to_no_host(member):
    kudos = KudosFactory(by=MemberFactory(trust=0), to=[member], words=LINKED, audience=Kudos.Audience.THEM)
    assert kudos.words == LINKED
    assert not HeldWords.objects.exists()


def test_changed_kudos_never_become_new_ones(member):
    newcomer = MemberFactory(trust=0)
    with open_gates():
        kudos = KudosFactory(by=newcomer, to=[member])
    change_kudos(kudos.pk, by=newcomer, words=LINKED, value="", audience=kudos.audience)
    assert not HeldWords.objects.exists()
    assert Kudos.objects.get().words == LINKED
