"""Following, connecting, and the card beside a name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.kernel.errors import Conflict, Invalid, NotFound
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.actions.connecting import (
    accept_connection,
    ask_connection,
    decline_connection,
    end_connection,
)
from guildhouse.members.actions.following import follow_member
from guildhouse.members.actions.work import change_work
from guildhouse.members.exports import hold_account
from guildhouse.members.models import Connection, Follow
from guildhouse.members.queries.connections import find_relation
from tests.factories import MemberFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db
WORDS = "We both came from support, and I would like to compare notes."


def test_follow_is_made_undone_listed_and_counted(as_member, member):
    other = MemberFactory(name="Kim")
    page = as_member.post(f"{other.get_absolute_url()}follow/", {"follow": "yes"}, follow=True).content.decode()
    assert "You follow Kim." in page
    assert "Followed by 1 member" in page
    assert "Kim" in as_member.get("/connections/").content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    as_member.post("/undo/", {"token": token})
    assert not Follow.objects.exists()
    for _ in range(2):
        as_member.post(f"{other.get_absolute_url()}follow/")
    assert Follow.objects.count() == 1
    assert as_member.post(f"{member.get_absolute_url()}follow/").status_code == 422
    as_member.post(f"{other.get_absolute_url()}follow/", {"follow": "no"})
    assert not Follow.objects.exists()


def test_connection_is_asked_with_a_word_and_accepted(as_member, member):
    other = MemberFactory(name="Kim")
    address = f"{other.get_absolute_url()}connection/"
    refused = as_member.post(address, {"words": "Hi"})
    assert refused.status_code == 422
    assert "Say in a sentence why you ask." in refused.content.decode()
    assert not Connection.objects.exists()
    assert "Kim is asked" in as_member.post(address, {"words": WORDS}, follow=True).content.decode()
    with pytest.raises(Conflict):
        ask_connection(other, by=member, words=WORDS)
    as_member.force_login(other)
    assert WORDS in as_member.get("/connections/").content.decode()
    row = Connection.objects.get()
    page = as_member.post(f"/connections/{row.pk}/answer/", {"answer": "yes"}, follow=True).content.decode()
    assert "You are connected now." in page
    assert "You are connected." in as_member.get(member.get_absolute_url()).content.decode()
    assert find_relation(other, member).is_connected
    assert end_connection(other.pk, by=member)
    assert not Connection.objects.exists()


def test_connection_declined_looks_like_one_not_answered(member):
    other = MemberFactory()
    row = ask_connection(other, by=member, words=WORDS)
    before = find_relation(other, member)
    decline_connection(row.pk, by=other)
    assert find_relation(other, member) == before
    with pytest.raises(NotFound):
        accept_connection(row.pk, by=other)
    with pytest.raises(Conflict):
        ask_connection(other, by=member, words=WORDS)
    assert ask_connection(member, by=other, words=WORDS).state == Connection.State.CONNECTED


def test_connection_is_answered_by_nobody_else(as_member, member):
    row = ask_connection(MemberFactory(), by=MemberFactory(), words=WORDS)
    assert as_member.post(f"/connections/{row.pk}/answer/", {"answer": "yes"}).status_code == 404
    own = ask_connection(MemberFactory(), by=member, words=WORDS)
    assert as_member.post(f"/connections/{own.pk}/answer/", {"answer": "yes"}).status_code == 404
    assert not Connection.objects.made().exists()


def test_two_who_ask_each_other_are_connected(member):
    other = MemberFactory()
    ask_connection(other, by=member, words=WORDS)
    assert ask_connection(member, by=other, words=WORDS).state == Connection.State.CONNECTED
    assert Connection.objects.count() == 1


def test_block_ends_both_and_is_told_to_nobody(member, deliver):
    other = MemberFactory()
    follow_member(other, by=member)
    follow_member(member, by=other)
    accept_connection(ask_connection(other, by=member, words=WORDS).pk, by=other)
    block_member(member, by=other)
    assert not Follow.objects.exists()
    assert not Connection.objects.exists()
    ask_connection(other, by=member, words=WORDS)
    assert find_relation(other, member).has_asked
    assert find_relation(member, other).asks is None
    with pytest.raises(Invalid):
        ask_connection(member, by=other, words=WORDS)


def test_card_says_what_this_reader_may_see(client, member):
    other = MemberFactory(name="Kim", headline="Asks well")
    change_work(by=other, here_for="To learn", interests=["Bees"], shown={"here_for": "everyone"})
    change_work(by=member, interests=["Bees"])
    card = client.get(f"{other.get_absolute_url()}card/").content.decode()
    assert "Asks well" in card
    assert "To learn" in card
    assert "Bees" not in card
    client.force_login(member)
    card = client.get(f"{other.get_absolute_url()}card/").content.decode()
    assert "You are both interested in Bees" in card
    assert "<html" not in card
    assert client.get("/members/nobody-here/card/").status_code == 404


def test_asked_member_is_told_until_they_have_answered(client, member, deliver):
    other = MemberFactory(name="Kim")
    row = ask_connection(other, by=member, words=WORDS)
    deliver()
    client.force_login(other)
    assert "asks to connect with you" in client.get("/notices/").content.decode()
    accept_connection(row.pk, by=other)
    deliver()
    assert "asks to connect with you" not in client.get("/notices/").content.decode()
    client.force_login(member)
    assert "Kim is connected with you now" in client.get("/notices/").content.decode()


def test_today_tells_who_asks_until_nobody_waits(client, member, django_assert_num_queries):
    client.force_login(member)
    client.get("/")
    with CaptureQueriesContext(connection) as quiet:
        client.get("/")
    askers = [MemberFactory(name=name) for name in ("Kim", "Zoe", "Ana")]
    asked = [ask_connection(member, by=one, words=WORDS) for one in askers]
    asks = len(quiet) + 1
    with django_assert_num_queries(asks):
        page = client.get("/").content.decode()
    assert "Ana and 2 others ask to connect with you" in page
    decline_connection(asked[0].pk, by=member)
    end_connection(member.pk, by=askers[1])
    page = client.get("/").content.decode()
    assert "Ana asks to connect with you" in page
    assert WORDS in page
    block_member(askers[2], by=member)
    with django_assert_num_queries(asks - 1):
        assert "to connect with you" not in client.get("/").content.decode()


def test_who_follows_hears_of_topics_under_the_name_alone(client, member, deliver):
    other = MemberFactory(name="Kim")
    follow_member(other, by=member)
    client.force_login(member)
    TopicFactory(space=SpaceFactory(allows_pseudonyms=True), by=other, title="Under another name", pseudonym="Heron")
    deliver()
    assert "Under another name" not in client.get("/notices/").content.decode()
    TopicFactory(by=other, title="Seen by those who follow")
    deliver()
    assert "Kim started a topic" in client.get("/notices/").content.decode()


def test_export_tells_whom_one_asked_and_not_how_others_took_it(member):
    other, asker = MemberFactory(handle="kim"), MemberFactory(handle="zoe")
    follow_member(other, by=member)
    decline_connection(ask_connection(other, by=member, words=WORDS).pk, by=other)
    ask_connection(member, by=asker, words=WORDS)
    held = hold_account(member)
    assert held["follows"] == ["kim"]
    told = {one["with"]: (one["is_connected"], one["asked_by_you"], one["your_words"]) for one in held["connections"]}
    assert told == {"kim": (False, True, WORDS), "zoe": (False, False, "")}
