"""Finding members by name, and keeping some away."""

import random
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.kernel.models import Delivery
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Block, Profile
from guildhouse.members.views import people
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory

pytestmark = pytest.mark.django_db


def complete(client, **asked):
    return [row["handle"] for row in client.get("/members/completion/", asked).json()]


def test_completion_finds_handles_and_words_of_names(as_member):
    for handle, name in (
        ("ana", "Ana Duarte"),
        ("duarte-x", "Somebody Else"),
        ("zed", "Émile Duran"),
        ("nobody", "Joan Nádud"),
    ):
        MemberFactory(handle=handle, name=name)
    assert set(complete(as_member, q="du")) == {"ana", "duarte-x", "zed"}
    assert complete(as_member, q="ÉMI") == ["zed"]
    assert complete(as_member, q="émi") == ["zed"]
    assert complete(as_member, q="@an") == ["ana"]
    assert complete(as_member, q="") == []


def test_completion_answers_eight_at_most_with_what_a_mention_needs(as_member):
    for number in range(12):
        MemberFactory(handle=f"kim-{number}", name=f"Kim {number:02}")
    rows = as_member.get("/members/completion/", {"q": "kim"}).json()
    assert len(rows) == 8
    assert rows[0] == {"handle": "kim-0", "name": "Kim 00", "url": "/members/kim-0/"}


def test_completion_leaves_out_whom_a_block_parts_either_way(as_member, member):
    mine, theirs, neither = (MemberFactory(name=f"Kim {n}") for n in "abc")
    block_member(mine, by=member)
    block_member(member, by=theirs)
    assert complete(as_member, q="kim") == [neither.handle]


def test_completion_in_a_space_names_only_its_readers(as_member, member):
    hidden = SpaceFactory(join_rule="hidden")
    SpaceMembershipFactory(space=hidden, member=member)
    inside = SpaceMembershipFactory(space=hidden, member__name="Kim In").member
    outside = MemberFactory(name="Kim Out")
    assert complete(as_member, q="kim", space=hidden.slug) == [inside.handle]
    assert complete(as_member, q="kim", space=str(hidden.pk)) == [inside.handle]
    assert set(complete(as_member, q="kim", space=SpaceFactory().slug)) == {inside.handle, outside.handle}


def test_completion_in_a_space_one_may_not_know_is_absent(as_member):
    hidden = SpaceFactory(join_rule="hidden")
    for space in (hidden.slug, "no-such-space", "²", "9" * 30):
        assert as_member.get("/members/completion/", {"q": "kim", "space": space}).status_code == 404


@pytest.mark.parametrize("status", ["waiting", "left", "suspended", "placeholder"])
def test_completion_and_directory_show_members_in_good_standing(as_member, status):
    MemberFactory(name="Kim", status=status)
    assert complete(as_member, q="kim") == []
    assert "Kim" not in as_member.get("/members/").content.decode()


def test_completion_is_limited(as_member, monkeypatch):
    monkeypatch.setattr(people, "COMPLETIONS", 2)
    answers = [as_member.get("/members/completion/", {"q": "k"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


@pytest.mark.parametrize("address", ["/members/", "/members/completion/?q=a"])
def test_directory_is_for_members(client, address):
    assert client.get(address).status_code == 302
    client.force_login(MemberFactory(status="waiting"))
    assert client.get(address).status_code == 403


def test_directory_finds_pages_and_counts(as_member, member):
    for number in range(70):
        MemberFactory(name=f"Kim {number:02}")
    first = as_member.get("/members/?q=kim").content.decode()
    assert "70 members" in first
    assert first.count('class="person"') - first.count("rail-foot") >= 29
    last = as_member.get("/members/?q=kim&page=3").content.decode()
    assert "Kim 69" in last
    assert "Kim 59" not in last
    assert "Nobody by that name" in as_member.get("/members/?q=zzz").content.decode()


def test_directory_answers_htmx_with_the_people_alone(as_member):
    page = as_member.get("/members/", headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith("<section")


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999999999", "\x00"])
def test_directory_page_that_makes_no_sense_is_a_page(as_member, page):
    assert as_member.get("/members/", {"page": page, "q": "%\x00_"}).status_code == 200


@pytest.mark.any_database
def test_directory_costs_the_same_with_few_and_many(as_member):
    MemberFactory.create_batch(5)
    as_member.get("/members/")
    with CaptureQueriesContext(connection) as few:
        as_member.get("/members/")
    MemberFactory.create_batch(45)
    with CaptureQueriesContext(connection) as many:
        as_member.get("/members/")
    assert len(few) == len(many) <= 12


def test_block_is_made_listed_undone_and_known_to_nobody_else(as_member, member):
    other = MemberFactory(name="Kim")
    page = as_member.post(f"{other.get_absolute_url()}block/", follow=True).content.decode()
    assert "Kim is blocked." in page
    assert Block.objects.filter(member=member, blocked=other).count() == 1
    assert "Kim" in as_member.get("/settings/blocks/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    as_member.post("/undo/", {"token": token})
    assert not Block.objects.exists()


def test_block_changes_nothing_for_the_blocked(as_member, member):
    other = MemberFactory()
    as_member.force_login(other)
    before = as_member.get(member.get_absolute_url()).content
    Block.objects.create(member=member, blocked=other)
    after = as_member.get(member.get_absolute_url()).content
    drop = re.compile(rb'(csrfmiddlewaretoken" value=|X-CSRFToken": |data-token=)"[^"]+"')
    assert drop.sub(b"", before) == drop.sub(b"", after)


def test_block_twice_is_once_and_oneself_not_at_all(as_member, member):
    other = MemberFactory()
    for _ in range(2):
        as_member.post(f"{other.get_absolute_url()}block/")
    assert Block.objects.count() == 1
    assert as_member.post(f"{member.get_absolute_url()}block/").status_code == 422
    as_member.post(f"{other.get_absolute_url()}block/", {"blocked": "no", "back": "blocks"})
    assert not Block.objects.exists()
    assert not Delivery.objects.exclude(event="members.MemberBlocked").exists()


def test_pages_and_completion_never_show_what_is_hidden(client, host, django_capture_on_commit_callbacks):
    """Canaries: an e-mail address and every hidden part, over each page of the room, as every kind of reader."""
    mark = f"canary{random.getrandbits(48)}"
    owner = MemberFactory(name="Kim Canary", handle="kim", email=f"{mark}@example.org")
    hidden = dict.fromkeys(("about", "pronouns", "location", "time_zone", "languages", "links"), "me")
    Profile.objects.create(
        member=owner, about=mark, about_html=mark, pronouns=mark, location=mark, languages=[mark], shown=hidden,
        links=[{"label": mark, "url": f"https://{mark}.example"}],
    )  # fmt: skip
    Block.objects.create(member=owner, blocked=host)
    addresses = ["/members/", "/members/?q=kim", "/members/kim/", "/members/completion/?q=kim", "/community/", "/community/requests/",
                 "/community/invitations/", "/settings/", "/settings/blocks/", "/settings/profile/", f"/members/?q={mark}", f"/members/completion/?q={mark[:8]}"]  # fmt: skip
    for reader in (None, MemberFactory(status="waiting"), MemberFactory(), host):
        client.logout()
        if reader:
            client.force_login(reader)
        for address in addresses:
            page = (
                client.get(address)
                .content.decode()
                .replace(f"/members/?q={mark}", "")
                .replace(f"“{mark}”", "")
                .replace(f'value="{mark}"', "")
                .replace(f"q={mark}", "")
            )
            assert mark not in page, (address, reader)
