"""A member's public page: what they tell, to whom, under which handle."""

import random

import pytest

from guildhouse.members.actions.registering import register_member
from guildhouse.members.models import Community, HandleHistory, Member, Profile
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
PARTS = ("about", "pronouns", "location", "time_zone", "languages", "links")
FORM = {
    "name": "Ana Duarte", "handle": "ana", "headline": "Platform PM", "about": "I like **maps**.", "pronouns": "she/her", "location": "Porto",
    "time_zone": "Lisbon", "languages": "Portuguese, français, tw", "link_label_1": "Notes", "link_url_1": "ana.example.org/notes",
}  # fmt: skip


def save(client, **changes):
    return client.post("/settings/profile/", {**FORM, **changes})


def page_of(client, member):
    return client.get(member.get_absolute_url()).content.decode()


def test_profile_is_written_and_read(as_member, member):
    assert save(as_member).url == "/members/ana/"
    member.refresh_from_db()
    page = page_of(as_member, member)
    for words in (
        "Ana Duarte",
        "@ana",
        "Platform PM",
        "<strong>maps</strong>",
        "she/her",
        "Porto",
        "Português, Français, tw",
    ):
        assert words in page
    assert 'href="https://ana.example.org/notes" rel="me nofollow ugc noopener"' in page
    assert member.time_zone == "Europe/Lisbon"
    form = as_member.get("/settings/profile/").content.decode()
    for words in (
        'value="ana"',
        "I like **maps**.",
        'value="Europe/Lisbon"',
        'value="Português, Français, tw"',
        'value="Notes"',
    ):
        assert words in form


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("audience", ["everyone", "members", "me"])
def test_profile_part_is_shown_to_its_audience_alone(client, part, audience):
    owner, other = MemberFactory(handle="owner", time_zone="Asia/Kathmandu"), MemberFactory()
    waiting = MemberFactory(status="waiting")
    mark = "Asia/Kathmandu" if part == "time_zone" else f"mark{random.getrandbits(40)}"
    values = {
        "about": mark,
        "pronouns": mark,
        "location": mark,
        "languages": [mark],
        "links": [{"label": mark, "url": "https://x.example"}],
    }
    kept = {part: values[part]} if part in values else {}
    if part == "about":
        kept["about_html"] = f"<p>{mark}</p>"
    Profile.objects.create(member=owner, shown={part: audience}, **kept)
    seen = {}
    for who in (None, waiting, other, owner):
        client.logout()
        if who:
            client.force_login(who)
        seen[who and who.handle] = mark in page_of(client, owner)
    strangers = audience == "everyone"
    assert seen == {None: strangers, waiting.handle: strangers, other.handle: audience != "me", "owner": True}


def test_profile_parts_are_for_members_unless_said_otherwise(client, as_member):
    owner = MemberFactory()
    Profile.objects.create(member=owner, about_html="<p>Quiet words</p>")
    assert "Quiet words" in page_of(as_member, owner)
    assert "Quiet words" not in page_of(type(client)(), owner)


def test_strangers_of_a_closed_community_do_not_learn_who_is_a_member(client, member):
    Community.objects.create(is_public=False)
    for address in (member.get_absolute_url(), "/members/nobody-at-all/"):
        assert client.get(address).url == f"/accounts/login/?next={address}"


def test_profile_of_somebody_who_left_is_absent(as_member):
    gone = MemberFactory(status="left")
    assert as_member.get(gone.get_absolute_url()).status_code == 404


def test_old_handle_leads_to_the_new_one_and_nobody_else_gets_it(as_member, member):
    old = member.handle
    save(as_member)
    response = as_member.get(f"/members/{old}/")
    assert (response.status_code, response.url) == (301, "/members/ana/")
    as_member.force_login(MemberFactory())
    refused = save(as_member, handle=old)
    assert refused.status_code == 422
    assert "Somebody has, or had, this handle." in refused.content.decode()


def test_old_handle_can_be_taken_again_by_who_had_it(as_member, member):
    old = member.handle
    save(as_member)
    save(as_member, handle=old)
    member.refresh_from_db()
    assert member.handle == old
    assert list(HandleHistory.objects.values_list("handle", flat=True)) == ["ana"]


def test_handle_changes_three_times_in_three_months(as_member, member):
    for handle in ("ana1", "ana2", "ana3"):
        assert save(as_member, handle=handle).status_code == 302
    assert save(as_member, handle="ana4").status_code == 429
    member.refresh_from_db()
    assert member.handle == "ana3"


@pytest.mark.parametrize(
    "handle", ["admin", "Adm1n", "h0st", "moderat0r", "guild-house", "completion", "12345", "me", "support"]
)
def test_handle_that_could_be_taken_for_the_house_is_refused(as_member, member, handle):
    response = save(as_member, handle=handle)
    assert response.status_code == 422
    assert "kept for the house" in response.content.decode()


@pytest.mark.parametrize("handle", ["-ana", "ana-", "a b", "an\u0430", "x" * 39, "ana.d", "../x", "a_b", "é"])
def test_handle_takes_letters_digits_and_hyphens(as_member, member, handle):
    before = member.handle
    assert save(as_member, handle=handle).status_code == 422
    member.refresh_from_db()
    assert member.handle == before


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.example",
        "https://a:b@x.example",
        "https://",
        "mailto:a@x.example",
        "//x",
        "http://a b",
    ],
)
def test_link_that_is_no_address_of_the_web_is_refused_and_kept_in_the_form(as_member, member, url):
    response = save(as_member, link_url_1=url)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_link_url_1"' in page
    assert "Platform PM" in page
    assert not Profile.objects.exclude(links=[]).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "\u200e\u200b"), ("time_zone", "Nowhere"), ("languages", "Klingonish!"), ("headline", "x" * 121), ("about", "x" * 1_000_000),
     ("shown_about", "friends"), ("languages", "en,fr,de,it,es,pt,nl,sv,da,fi,pl,cs,hu")],
)  # fmt: skip
def test_profile_form_says_what_to_mend(as_member, member, field, value):
    response = save(as_member, **{field: value})
    assert response.status_code == 422
    assert 'class="summary"' in response.content.decode()


def test_profile_of_another_is_never_changed(as_member, member):
    other = MemberFactory(handle="other")
    save(as_member, member=str(other.pk), id=str(other.pk))
    other.refresh_from_db()
    assert other.name != "Ana Duarte"


def test_about_is_previewed_as_it_will_stand(as_member):
    html = as_member.post(
        "/settings/profile/preview/", {"about": "**bold** <script>alert(1)</script>"}
    ).content.decode()
    assert "<strong>bold</strong>" in html
    assert "<script" not in html


@pytest.mark.any_database
def test_profile_page_costs_the_same_whatever_it_holds(as_member, member, django_assert_max_num_queries):
    save(as_member)
    with django_assert_max_num_queries(9):  # the ninth asks for kudos
        as_member.get("/members/ana/")


def test_appearance_is_kept(as_member, member):
    assert (
        as_member.post("/settings/appearance/", {"theme": "dark", "language": "fr", "time_zone": "bogota"}).status_code
        == 302
    )
    member.refresh_from_db()
    assert (member.theme, member.language, member.time_zone) == ("dark", "fr", "America/Bogota")
    assert 'data-theme="dark"' in as_member.get("/settings/").content.decode()
    assert as_member.post("/settings/appearance/", {"theme": "pink"}).status_code == 422


def test_settings_lists_every_place(as_member):
    page = as_member.get("/settings/").content.decode()
    for address in (
        "/settings/profile/",
        "/accounts/email/",
        "/accounts/password/change/",
        "/settings/sessions/",
        "/settings/appearance/",
        "/settings/blocks/",
    ):
        assert f'href="{address}"' in page


def test_sign_up_avoids_handles_of_the_house_and_of_the_past(db):
    owner = MemberFactory(handle="now")
    HandleHistory.objects.create(handle="ana", member=owner)
    assert register_member(Member(email="a@x.example"), name="Ana").handle == "ana-2"
    assert register_member(Member(email="b@x.example"), name="Admin").handle == "admin-member"


def test_theme_of_the_menu_is_kept_alone(as_member, member):
    type(member).objects.filter(pk=member.pk).update(language="fr")
    assert as_member.post("/settings/theme/", {"theme": "dark"}).status_code == 204
    member.refresh_from_db()
    assert (member.theme, member.language) == ("dark", "fr")
    assert as_member.post("/settings/theme/", {"theme": "pink"}).status_code == 422
