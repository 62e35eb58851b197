"""Kudos: given for something, limited between two, placed by who receives them."""

import re

import pytest
from django.core.cache import cache

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.kernel.ports.exports import export_member
from guildhouse.kernel.ports.flaggables import flaggables
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Community, Contribution
from guildhouse.members.queries.community import COMMUNITY_KEY
from guildhouse.notifications.models import Notice
from guildhouse.recognition.actions import (
    change_kudos,
    give_kudos,
    hide_kudos,
    place_kudos,
    restore_kudos,
    withdraw_kudos,
)
from guildhouse.recognition.models import Kudos
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import KudosFactory, MemberFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db
SENT = {
    "to": "aino",
    "words": "For reading my first résumé.",
    "audience": "members",
    "value": "",
    "kind": "",
    "thing": "",
}


@pytest.fixture
def aino(db):
    return MemberFactory(handle="aino", name="Aino Virtanen")


def has_values(*names):
    Community.objects.update_or_create(id=1, defaults={"values": [{"name": name, "meaning": ""} for name in names]})
    cache.delete(COMMUNITY_KEY)


def test_kudos_are_given_from_a_profile_and_stand_there(as_member, member, aino, deliver):
    assert "/kudos/new/?to=aino" in as_member.get("/members/aino/").content.decode()
    first = as_member.post("/kudos/new/", SENT | {"form_key": "k"})
    again = as_member.post("/kudos/new/", SENT | {"form_key": "k"})
    assert first.url == again.url == Kudos.objects.get().get_absolute_url()
    deliver()
    assert "For reading my first résumé." in as_member.get("/members/aino/").content.decode()
    assert "For reading my first résumé." in as_member.get("/kudos/").content.decode()
    assert Notice.objects.get(kind="recognition.kudos").member_id == aino.pk
    assert list(Contribution.objects.values_list("kind", "member_id")) == [("kudos", member.pk)]


@pytest.mark.parametrize(("field", "typed", "said"), [
    ("words", "Thanks", "Say what for"),
    ("words", "x" * 1001, "1,000 characters"),
    ("to", "nobody-here", "There is no member called @nobody-here"),
    ("to", "myself", "Kudos are for others"),
    ("audience", "", "Choose who may read it"),
])  # fmt: skip
def test_form_says_what_to_mend_and_keeps_what_was_typed(client, aino, field, typed, said):
    client.force_login(MemberFactory(handle="myself"))
    answer = client.post("/kudos/new/", SENT | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert (typed if field == "words" else "my first résumé") in page
    assert not Kudos.objects.exists()


def test_value_is_one_of_the_communitys(as_member, aino):
    has_values("Candour", "Patience")
    assert "Choose which of our values" in as_member.post("/kudos/new/", SENT).content.decode()
    assert as_member.post("/kudos/new/", SENT | {"value": "Speed"}).status_code == 422
    as_member.post("/kudos/new/", SENT | {"value": "Candour"})
    assert Kudos.objects.get().value == "Candour"


def test_two_cannot_pile_it_up_by_turns(member, aino):
    KudosFactory(by=member, to=[aino])
    KudosFactory(by=aino, to=[member])
    for by, to in ((member, aino), (aino, member)):
        with pytest.raises(TooMany):
            KudosFactory(by=by, to=[to])
    assert Kudos.objects.count() == 2
    for _ in range(9):
        KudosFactory(by=member)
    with pytest.raises(TooMany, match="ten times"):
        KudosFactory(by=member)


def test_withdrawing_and_giving_again_counts_for_the_limit(member, aino):
    for _ in range(2):
        withdraw_kudos(KudosFactory(by=member, to=[aino]).pk, by=member)
    with pytest.raises(TooMany):
        KudosFactory(by=member, to=[aino])


def test_whoever_blocks_hears_nothing_and_is_not_betrayed(member, aino, deliver, client):
    block_member(member, by=aino)
    kudos = KudosFactory(by=member, to=[aino])
    deliver()
    assert not Notice.objects.filter(kind="recognition.kudos").exists()
    client.force_login(aino)
    assert client.get(kudos.get_absolute_url()).status_code == 404
    client.force_login(member)
    assert "Aino Virtanen" in client.get(kudos.get_absolute_url()).content.decode()
    with pytest.raises(Invalid):
        KudosFactory(by=aino, to=[member])


def test_who_may_read_it_is_heeded(client, member, aino):
    told = {audience: KudosFactory(to=[aino], audience=audience, words=f"Between {audience} of us")
            for audience in ("everyone", "members", "them")}  # fmt: skip
    seen = {}
    for name, reader in (("visitor", None), ("member", member), ("aino", aino)):
        client.logout()
        if reader:
            client.force_login(reader)
        seen[name] = [
            audience for audience, one in told.items() if client.get(one.get_absolute_url()).status_code == 200
        ]
        latest = client.get("/kudos/").content.decode()
        assert "Between them of us" not in latest
    assert seen == {"visitor": ["everyone"], "member": ["everyone", "members"], "aino": ["everyone", "members", "them"]}
    assert "Between them of us" in client.get("/members/aino/").content.decode()


def test_receiver_keeps_it_off_their_page(client, member, aino):
    kudos = KudosFactory(by=member, to=[aino], audience="everyone")
    client.force_login(aino)
    client.post(f"{kudos.get_absolute_url()}placing/", {"shown": "no"})
    assert kudos.words in client.get("/members/aino/").content.decode()  # oneself sees everything
    client.force_login(MemberFactory())
    for address in ("/members/aino/", "/kudos/"):
        assert kudos.words not in client.get(address).content.decode()
    assert client.get(kudos.get_absolute_url()).status_code == 404
    with pytest.raises(NotFound):
        place_kudos(kudos.pk, by=member, hidden=False)


def test_changing_and_taking_back_with_undo(as_member, member, aino, deliver):
    kudos = KudosFactory(by=member, to=[aino])
    sent = {"words": "For reading my first two drafts.", "audience": "everyone", "value": "", "seen": "1"}
    assert as_member.post(f"{kudos.get_absolute_url()}edit/", sent).status_code == 302
    assert as_member.post(f"{kudos.get_absolute_url()}edit/", sent).status_code == 409
    page = as_member.post(f"{kudos.get_absolute_url()}withdrawal/", follow=True).content.decode()
    deliver()
    assert as_member.get(kudos.get_absolute_url()).status_code == 404
    assert not Contribution.objects.exists()
    as_member.post("/undo/", {"token": re.search(r'name="token" value="([^"]+)"', page)[1]})
    deliver()
    kudos.refresh_from_db()
    assert (kudos.withdrawn_at, kudos.words) == (None, "For reading my first two drafts.")
    assert Contribution.objects.exists()
    restore_kudos(by=aino, kudos_id=kudos.pk)
    with pytest.raises(NotAllowed):
        change_kudos(kudos.pk, by=aino, words="For something else.", value="", audience="members")
    with pytest.raises(Conflict):
        change_kudos(kudos.pk, by=member, words="For something else.", value="", audience="members", seen=1)


def test_what_it_is_about_shows_to_who_may_read_that(client, member, aino):
    space = SpaceFactory(join_rule="open")
    topic = TopicFactory(space=space, by=aino, title="Between us")
    admit_member(space, member)
    type(space).objects.update(join_rule="hidden")
    kudos = give_kudos([aino], by=member, words="For opening this talk.", about=("topic", topic.pk))
    client.force_login(member)
    assert "Between us" in client.get(kudos.get_absolute_url()).content.decode()
    client.force_login(MemberFactory())
    assert "Between us" not in client.get(kudos.get_absolute_url()).content.decode()
    with pytest.raises(Invalid):
        give_kudos([aino], by=MemberFactory(), words="For opening this talk.", about=("topic", topic.pk))


def test_hosts_hide_what_was_flagged_but_not_their_own(host, member, aino):
    kudos = KudosFactory(by=member, to=[aino])
    flagged = flaggables["kudos"]
    assert flagged.find(kudos.pk, member).text == kudos.words
    assert flagged.decides(host, [kudos.pk]) == {kudos.pk}
    assert flagged.decides(member, [kudos.pk]) == set()
    with pytest.raises(NotAllowed):
        hide_kudos(kudos.pk, by=member)
    flagged.acts["hide"](kudos.pk, by=host, reason="Unkind")
    assert not Kudos.objects.visible_to(member).exists()
    flagged.acts["restore"](kudos.pk, by=host)
    assert Kudos.objects.visible_to(member).exists()


def test_export_holds_what_one_gave_and_received(member, aino):
    KudosFactory(by=member, to=[aino])
    assert export_member(member)["recognition"]["given"][0]["to"] == ["Aino Virtanen"]
    assert export_member(aino)["recognition"]["received"][0]["from"] == member.name


@pytest.mark.any_database
def test_latest_cost_the_same_for_five_and_fifty(client, django_assert_num_queries, member):
    client.force_login(member)
    for _ in range(5):
        KudosFactory()
    client.get("/kudos/")
    with django_assert_num_queries(8):
        client.get("/kudos/")
    for _ in range(15):
        KudosFactory()
    with django_assert_num_queries(8):
        client.get("/kudos/")
