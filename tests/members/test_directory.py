"""The directory: members by what they show, to whom they show it, and what ties them."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.kernel.ports.ties import find_ties
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.actions.directory import index_everyone
from guildhouse.members.actions.standing import silence_member, suspend_member
from guildhouse.members.actions.work import change_work
from guildhouse.members.models import DirectoryCount, DirectoryRow, Profile
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def tell(member=None, **given):
    member = member or MemberFactory()
    change_work(by=member, **given)
    return member


def page_of(client, **asked):
    return client.get("/members/", asked).content.decode()


def test_work_is_written_read_and_found_by(as_member, member):
    sent = {
        "here_for": "To find a first role", "role_title": "Support lead", "organisation": "Lumen", "product_kind": "business",
        "former_role": "Nurse", "interest_1": "User-Research", "interest_2": "user research", "skills": ["data"], "skill_1": "SQL",
        "hours": "5", "offers": ["coffee"], "seeks": ["mentoring"], "seek_words": "An hour a month", "shown_former_role": "me",
    }  # fmt: skip
    assert as_member.post("/settings/work/", sent).url == member.get_absolute_url()
    page = as_member.get(member.get_absolute_url()).content.decode()
    for words in (
        "To find a first role",
        "Support lead",
        "For businesses",
        "User-Research",
        "Data-informed",
        "SQL",
        "An hour a month",
    ):
        assert words in page
    assert Profile.objects.get(member=member).interests == ["User-Research"]
    for asked in (
        {"interest": "USER research"}, {"skill": "data"}, {"skill": "sql"}, {"role": "support lead"}, {"product": "business"},
        {"offers": "coffee", "seeks": "mentoring"}, {"available": "some"}, {"organisation": "lumen"},
    ):  # fmt: skip
        assert "1 member<" in page_of(as_member, **asked), asked
    assert "Nobody shows all of this" in page_of(as_member, interest="user research", offers="speaking")
    assert not DirectoryRow.objects.filter(facet="former_role").exists()
    form = as_member.get("/settings/work/").content.decode()
    assert 'value="Nurse"' in form


def test_interest_is_spelled_as_others_spell_it_unless_they_hide_it():
    first = tell(interests=["Pricing Games"])
    assert Profile.objects.get(member=tell(interests=["pricing games"])).interests == ["Pricing Games"]
    change_work(by=first, shown={"interests": "me"})
    assert DirectoryCount.objects.get(facet="interest").members == 1


@pytest.mark.parametrize(
    ("field", "value"), [("hours", "200"), ("hours", "x"), ("product_kind", "toys"), ("skills", "magic"), ("here_for", "x" * 201), ("shown_role", "friends")]
)  # fmt: skip
def test_work_form_says_what_to_mend(as_member, member, field, value):
    response = as_member.post("/settings/work/", {"role_title": "Kept words", field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kept words" in page
    assert not Profile.objects.filter(member=member, role_title="Kept words").exists()


def test_profile_and_work_keep_each_others_audiences(as_member, member):
    tell(member, shown={"interests": "me"})
    form = {"name": "Ana", "handle": "ana", "shown_location": "everyone"}
    assert as_member.post("/settings/profile/", form).status_code == 302
    shown = Profile.objects.get(member=member).shown
    assert (shown["interests"], shown["location"]) == ("me", "everyone")


def test_welcome_asks_and_leads_on(as_member, member):
    assert 'href="/events/7/"' in as_member.get("/welcome/?back=/events/7/").content.decode()
    assert as_member.post("/welcome/?back=/events/7/", {"interest_1": "Maps", "interest_3": "Bees"}).url == "/events/7/"
    assert as_member.post("/welcome/?back=//elsewhere.example/", {"here_for": ""}).url == "/"
    assert as_member.post("/welcome/", {"here_for": "To learn"}).url == "/"
    profile = Profile.objects.get(member=member)
    assert (profile.here_for, profile.interests) == ("To learn", ["Maps", "Bees"])
    as_member.force_login(MemberFactory(status="waiting"))
    assert as_member.get("/welcome/").url == "/community/"


def test_directory_never_shows_what_is_hidden(client, host):
    """Canaries: each part shown to oneself alone, in each facet, as every kind of reader."""
    mark = f"canary{random.getrandbits(48)}"
    hidden = dict.fromkeys(("here_for", "role", "former_role", "interests", "skills", "hours", "offers", "seeks"), "me")
    lines = dict.fromkeys(
        ("here_for", "role_title", "organisation", "industry", "former_role", "offer_words", "seek_words"), mark
    )
    owner = tell(
        MemberFactory(handle="kim"), **lines, interests=[mark], skills=[mark], hours=3, offers=["coffee"], shown=hidden
    )
    twin = tell(**lines, interests=[mark], skills=[mark])
    change_work(by=twin, shown=hidden)
    everyone = [host, MemberFactory(), MemberFactory(status="waiting"), None]
    facets = [f"/members/?{facet}={mark}" for facet in ("interest", "skill", "role", "industry", "organisation")]
    for reader in everyone:
        client.logout()
        if reader:
            client.force_login(reader)
        for address in (
            "/members/",
            "/members/?offers=coffee",
            "/members/?sort=ties",
            owner.get_absolute_url(),
            "/settings/work/",
            "/welcome/",
            *facets,
        ):
            page = client.get(address).content.decode()
            assert "kim" not in page.replace("/kim/", "") or "offers=coffee" not in address
            if mark not in address:
                assert mark not in page, (address, reader)
            elif reader is host:
                assert "0 members" in page, address
    assert not DirectoryCount.objects.exists()
    assert not find_ties(tell(interests=[mark], seeks=["coffee"]), [owner.pk, twin.pk])


def test_directory_knows_members_in_good_standing_and_not_whom_one_blocked(as_member, member, host):
    people = [tell(interests=["Bees"]) for _ in range(4)]
    assert "4 members" in page_of(as_member, interest="bees")
    suspend_member(people[0], by=host, until=None, reason="x")
    silence_member(people[1], by=host, until=None, reason="x")
    block_member(people[2], by=member)
    assert "2 members" in page_of(as_member, interest="bees")
    assert '<bdi>Bees</bdi></a> <span class="meta">2</span>' in page_of(as_member)
    block_member(member, by=people[3])
    assert "2 members" in page_of(as_member, interest="bees")


def test_directory_counts_are_those_of_what_is_found(as_member):
    for number in range(3):
        tell(interests=["Bees"], offers=["coffee"] if number else ["hosting"])
    tell(interests=["Maps"], offers=["coffee"])
    assert 'A talk over coffee</bdi></a> <span class="meta">3</span>' in page_of(as_member)
    assert 'A talk over coffee</bdi></a> <span class="meta">2</span>' in page_of(as_member, interest="bees")
    counted = set(DirectoryCount.objects.values_list("facet", "value", "members"))
    rows = DirectoryRow.objects.count()
    assert [*index_everyone()] == [4]
    assert (set(DirectoryCount.objects.values_list("facet", "value", "members")), DirectoryRow.objects.count()) == (
        counted,
        rows,
    )


def test_ties_name_what_both_show_and_come_first_when_asked(as_member, member):
    tell(member, interests=["Bees", "Maps", "Tea"], former_role="Support", seeks=["coffee"])
    alike = tell(MemberFactory(name="Zoe"), interests=["maps", "bees", "tea"])
    both = tell(MemberFactory(name="Yan"), former_role="support", offers=["coffee"], interests=["bees"])
    tell(MemberFactory(name="Xi Stranger"), interests=["Other"])
    found = find_ties(member, [alike.pk, both.pk])
    assert [tie.words for tie in found[alike.pk]] == ["You are both interested in Bees and Maps"]
    assert [tie.words for tie in found[both.pk]] == [
        "Offers what you seek: A talk over coffee", "You both came from support", "You are both interested in Bees",
    ]  # fmt: skip
    page = page_of(as_member, sort="ties")
    assert page.index("Yan") < page.index("Zoe")
    assert "Xi Stranger" not in page
    assert "Offers what you seek" in page_of(as_member, q="Yan")
    assert "You both came from support" in as_member.get(both.get_absolute_url()).content.decode()


def test_who_made_the_move_one_is_about_to_make_is_named_to_both_sides(as_member, member):
    ahead = tell(role_title="Group product manager", former_role="Support lead")
    as_member.post("/welcome/", {"role_title": "support  LEAD"})
    hidden = tell(role_title="Baker", former_role="Support lead", shown={"former_role": "me"})
    assert [tie.words for tie in find_ties(member, [ahead.pk, hidden.pk])[ahead.pk]] == [
        "Made the move from where you are now: Support lead"
    ]
    assert hidden.pk not in find_ties(member, [hidden.pk])
    assert [tie.words for tie in find_ties(ahead, [member.pk])[member.pk]] == ["Stands where you began: support LEAD"]
    page = as_member.get("/welcome/").text
    assert '<option value="Support lead">' in page
    assert "Baker" in page


def test_counts_are_shared_by_whoever_blocked_nobody_and_never_old(client, member):
    """What one reader's page counted serves others, until something shown changes; who has blocked somebody is counted for alone."""
    people = [tell(interests=["Bees"], offers=["coffee"]) for _ in range(3)]
    talk, asked = 'A talk over coffee</bdi></a> <span class="meta">%d</span>', {"interest": "bees"}
    client.force_login(member)
    page_of(client)
    with CaptureQueriesContext(connection) as first:
        assert talk % 3 in page_of(client, **asked)
    with CaptureQueriesContext(connection) as again:
        assert talk % 3 in page_of(client, **asked)
    assert len(again) == len(first) - 1
    block_member(people[0], by=member)
    assert talk % 2 in page_of(client, **asked)
    client.force_login(MemberFactory())
    assert talk % 3 in page_of(client, **asked)
    change_work(by=people[1], shown={"offers": "me"})
    assert talk % 2 in page_of(client, **asked)
    client.force_login(member)
    assert talk % 1 in page_of(client, **asked)


@pytest.mark.any_database
@pytest.mark.parametrize("asked", [{}, {"interest": "bees"}, {"interest": "bees", "offers": "coffee"}])
def test_directory_by_facet_costs_the_same_with_few_and_many(as_member, member, asked):
    tell(member, interests=["Bees"])
    seen = []
    for more in (3, 20):
        for _ in range(more):
            tell(interests=["Bees"], offers=["coffee"])
        as_member.get("/members/", asked)
        with CaptureQueriesContext(connection) as queries:
            as_member.get("/members/", asked)
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 12


@pytest.mark.parametrize(
    "asked",
    ["interest=%00", "interest=a&interest=b", "language=%FF", "sort=x", "place=" + "x" * 500, "sort=ties&page=9"],
)
def test_directory_asked_for_nonsense_is_a_page(as_member, asked):
    assert as_member.get(f"/members/?{asked}").status_code == 200
