"""An event that waits for a host's look is planned as it was meant when it is let through."""

from datetime import timedelta

import pytest

from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.errors import Conflict, Held
from guildhouse.kernel.ports.gates import keep_held
from guildhouse.moderation.actions.holding import change_words, let_through
from guildhouse.moderation.models import HeldWords
from tests.factories import GatheringFactory, MemberFactory, SpaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.gates]
LINKED = "Bring a slide, see https://blog.example/pitch for how"


def hold(**given):
    newcomer = MemberFactory(trust=0)
    with pytest.raises(Held) as held:
        GatheringFactory(by=newcomer, body=LINKED, **given)
    keep_held(held.value)
    assert not Gathering.objects.exists()
    return newcomer, HeldWords.objects.get()


def test_first_event_with_a_link_is_planned_once_a_host_lets_it_through():
    space, friend = SpaceFactory(), MemberFactory()
    newcomer, waiting = hold(space=space, capacity=8, organisers=[friend])
    told = let_through(waiting.pk, by=MemberFactory(role="host"))
    event = Gathering.objects.get()
    assert (event.title, event.body, event.space, event.capacity) == ("Pitch night", LINKED, space, 8)
    assert event.ends_at - event.starts_at == timedelta(hours=2)
    assert {one.member for one in event.organisers.all()} == {newcomer, friend}
    assert told.address == event.get_absolute_url()


def test_words_mended_while_it_waited_are_those_that_are_planned():
    newcomer, waiting = hold()
    mended = waiting.text.replace("Bring a slide", "Bring nothing")
    change_words(waiting, by=newcomer, text=mended, title="Pitch evening", seen=waiting.version)
    let_through(waiting.pk, by=MemberFactory(role="host"))
    event = Gathering.objects.get()
    assert (event.title, event.body) == ("Pitch evening", LINKED.replace("Bring a slide", "Bring nothing"))
    assert event.purpose == "Say in five minutes what you want to build."


def test_event_whose_space_is_gone_stays_waiting_with_the_reason():
    space = SpaceFactory()
    _newcomer, waiting = hold(space=space)
    space.delete()
    with pytest.raises(Conflict, match="not there any more"):
        let_through(waiting.pk, by=MemberFactory(role="host"))
    assert HeldWords.objects.get().is_waiting
