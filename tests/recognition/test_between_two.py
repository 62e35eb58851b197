"""Thanks for a perspective: offered on the decision, once, and silent to everybody else about what it is for."""

import re

import pytest

from guildhouse.decisions.actions import delete_decision
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.recognition.actions import give_kudos, restore_kudos, withdraw_kudos
from guildhouse.recognition.models import Kudos
from tests.factories import DecisionFactory, MemberFactory, PerspectiveFactory

pytestmark = pytest.mark.django_db
WORDS = "For the hour you gave me."
QUESTION = "Leave the bank, or stay?"


@pytest.fixture
def aino(db):
    return MemberFactory(handle="aino", name="Aino")


@pytest.fixture
def weighed(member, aino):
    decision = DecisionFactory(by=member, question=QUESTION, asked=[MemberFactory(handle="ben"), aino])
    PerspectiveFactory(decision=decision, by=aino)
    return decision


@pytest.fixture
def given(weighed, aino):
    return weighed.perspectives.get(author=aino)


def page_of(client, address):
    return client.get(address).content.decode()


def test_owner_thanks_from_the_decision_once(as_member, member, weighed, given):
    way = f"/kudos/new/?to=aino&amp;kind=perspective&amp;thing={given.pk}"
    page = page_of(as_member, weighed.get_absolute_url())
    assert way in page
    assert "to=ben" not in page
    form = page_of(as_member, way.replace("&amp;", "&"))
    assert QUESTION in form
    assert re.search('value="them"[^>]*checked', form)
    sent = {"to": "aino", "words": WORDS, "audience": "them", "value": "", "kind": "perspective", "thing": given.pk}
    kudos = Kudos.objects.get(pk=as_member.post("/kudos/new/", sent).url.split("/")[2])
    assert as_member.post("/kudos/new/", sent).status_code == 409
    assert as_member.get(way.replace("&amp;", "&")).url == kudos.get_absolute_url()
    withdraw_kudos(kudos.pk, by=member)
    second = give_kudos([given.author], by=member, words=WORDS, about=("perspective", given.pk))
    with pytest.raises(Conflict):
        restore_kudos(by=member, kudos_id=kudos.pk)
    assert list(Kudos.objects.there()) == [second]


@pytest.mark.parametrize("kind", ["perspective", "decision"])
def test_others_read_the_words_and_nothing_of_what_they_are_about(client, member, aino, weighed, given, kind):
    about = (kind, given.pk if kind == "perspective" else weighed.pk)
    kudos = give_kudos([aino], by=member, words=WORDS, about=about, audience="everyone")
    for reader in (
        None,
        MemberFactory(),
        MemberFactory(role="host"),
        weighed.perspectives.exclude(author=aino).get().author,
    ):
        client.logout()
        if reader is not None:
            client.force_login(reader)
        for address in ("/kudos/", kudos.get_absolute_url(), aino.get_absolute_url()):
            page = page_of(client, address)
            assert WORDS in page
            assert "What it is about" not in page
            assert QUESTION not in page
    for reader in (member, aino):
        client.force_login(reader)
        assert "What it is about" in page_of(client, "/kudos/")
        assert QUESTION in page_of(client, kudos.get_absolute_url())
    delete_decision(weighed, by=member)
    assert QUESTION not in page_of(client, kudos.get_absolute_url())


def test_nobody_else_is_thanked_for_it_or_thanks_for_it(member, aino, given):
    with pytest.raises(Invalid):
        give_kudos([aino, MemberFactory()], by=member, words=WORDS, about=("perspective", given.pk))
    with pytest.raises(Invalid):
        give_kudos([aino], by=MemberFactory(), words=WORDS, about=("perspective", given.pk))
    assert not Kudos.objects.exists()
