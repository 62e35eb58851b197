"""Organisations: kept by hosts, read by whoever may read here, spoken for by those somebody else has confirmed."""

from io import BytesIO

import pytest
from django.core.cache import cache
from ninja.testing import TestClient
from PIL import Image

from guildhouse.kernel.errors import Invalid, NotAllowed, NotFound
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.actions.community import change_community
from guildhouse.members.actions.organisations import Told, change_organisation, create_organisation, retire_organisation
from guildhouse.members.actions.work import change_work
from guildhouse.members.api import router
from guildhouse.members.models import Organisation, Profile
from guildhouse.members.queries.community import find_community_now
from tests.factories import MemberFactory, OrganisationFactory, SpeakerFactory

pytestmark = pytest.mark.django_db
WORDS = "I lead their support team."
LUMEN = {
    "name": "Lumen",
    "kind": "company",
    "tagline": "Lamps that last",
    "about": "**Bright**",
    "site": "lumen.example",
}


@pytest.fixture
def host():
    return MemberFactory(role="host", name="Ilse Host")


@pytest.fixture
def lumen(host):
    return OrganisationFactory(by=host)


def acts():
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def page_of(client, address="/organisations/lumen/"):
    return client.get(address).content.decode()


def test_host_adds_changes_retires_and_brings_back(client, host):
    client.force_login(host)
    refused = client.post("/organisations/new/", {**LUMEN, "tagline": ""})
    assert (refused.status_code, "Say in one line what they do." in refused.content.decode()) == (422, True)
    page = client.post("/organisations/new/", LUMEN, follow=True).content.decode()
    assert all(words in page for words in ("Lamps that last", "<strong>Bright</strong>", "https://lumen.example"))
    assert client.post("/organisations/new/", {**LUMEN, "name": " LUMEN "}).status_code == 422
    edit = "/organisations/lumen/edit/"
    assert client.post(edit, {**LUMEN, "name": "Lumen Labs", "seen": "1"}).url == "/organisations/lumen/"
    late = client.post(edit, {**LUMEN, "tagline": "Mine", "seen": "1"})
    assert (late.status_code, 'value="Mine"' in late.content.decode()) == (409, True)
    page = client.post("/organisations/lumen/retirement/", {"retired": "yes"}, follow=True).content.decode()
    assert "Lumen Labs is retired" in page
    client.post("/undo/", {"token": page.split('name="token" value="')[1].split('"')[0]})
    assert Organisation.objects.live().get().name == "Lumen Labs"
    assert acts() == [f"organisation.{act}" for act in ("created", "changed", "retired", "restored")]


def test_members_read_and_nobody_else_keeps_them(as_member, lumen, member):
    told = Told(name="Other", kind="school", tagline="Evenings")
    for act in (
        lambda: create_organisation(told, by=member),
        lambda: change_organisation(lumen.pk, told, by=member, seen=1),
        lambda: retire_organisation(lumen.pk, by=member),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert "Lamps that last" in page_of(as_member, "/organisations/?kind=company")
    assert "None of this kind yet" in page_of(as_member, "/organisations/?kind=school")
    assert Organisation.objects.count() == 1


def test_retired_is_absent_and_its_name_can_be_taken_anew(as_member, client, lumen, host):
    retire_organisation(lumen.pk, by=host)
    assert as_member.get("/organisations/lumen/").status_code == 404
    anew = OrganisationFactory(by=host, name="Lumen")
    assert anew.slug == "lumen-2"
    client.force_login(host)
    assert "Retired: only hosts see this page." in page_of(client)
    assert client.post("/organisations/lumen/retirement/", {"retired": "no"}).status_code == 409


def test_names_that_are_alike_or_not_latin(host, lumen):
    with pytest.raises(Invalid):
        OrganisationFactory(by=host, name="\u202eLUMEN")
    assert OrganisationFactory(by=host, name="Λάμπα").slug == "organisation"
    assert OrganisationFactory(by=host, name="Logos").slug == "logos-2"


def test_strangers_read_and_find_them_where_the_community_is_open(client, host, lumen, deliver):
    deliver()
    assert "Lamps that last" in page_of(client)
    assert "/organisations/lumen/" in page_of(client, "/search/?q=lamps")
    assert "/organisations/lumen/" in page_of(client, "/sitemaps/organisations-1.xml")
    change_community(
        by=host, seen=find_community_now().version, name="House", purpose="", goals=[], values=[], guidelines="",
        joining="open", is_public=False,
    )  # fmt: skip
    cache.clear()
    deliver()
    for somebody, may in ((MemberFactory(status="waiting"), False), (MemberFactory(), True)):
        client.force_login(somebody)
        assert client.get("/organisations/lumen/").status_code == (200 if may else 404)
        assert ("/organisations/lumen/" in page_of(client, "/search/?q=lamps")) is may


def test_logo_is_drawn_anew_and_goes_when_taken_away(
    client, host, lumen, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(host)
    drawn = BytesIO()
    Image.new("RGB", (900, 300), "red").save(drawn, "PNG")
    drawn.seek(0)
    drawn.name = "logo.png"
    address = "/organisations/lumen/logo/"
    assert client.post(address, {"picture": ""}).status_code == 422
    assert client.post(address, {"picture": drawn}).url == "/organisations/lumen/"
    lumen.refresh_from_db()
    kept = Image.open(BytesIO(b"".join(client.get(lumen.logo_url).streaming_content)))
    assert (kept.format, kept.width, 105 < kept.height < 109) == ("WEBP", 320, True)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"remove": "1"})
    assert client.get(lumen.logo_url).status_code == 404


def test_work_leads_to_the_page_only_where_its_member_chose_so(as_member, member, lumen, host):
    other = MemberFactory()
    change_work(by=other, organisation="lumen", shown={"role": "members"})
    assert "/members/?organisation=lumen" in page_of(as_member, other.get_absolute_url())
    change_work(by=other, organisation="lumen", links_organisation=True)
    page = page_of(as_member, other.get_absolute_url())
    assert "/organisations/lumen/" in page
    assert "1 member says so" in page_of(as_member)
    assert "1 member" in page_of(as_member, "/members/?organisation=lumen")
    with pytest.raises(Invalid):
        change_work(by=member, organisation="Nowhere", links_organisation=True)
    change_work(by=other, here_for="To learn")
    retire_organisation(lumen.pk, by=host)
    assert "/members/?organisation=lumen" in page_of(as_member, other.get_absolute_url())
    assert Profile.objects.get(member=other).organisation_page == lumen


def test_api_reads_them_with_whoever_is_confirmed(member, host, lumen):
    client = TestClient(router)
    SpeakerFactory(organisation=lumen, by=member, confirmed_by=host)
    SpeakerFactory(organisation=lumen)
    assert client.get("/organisations?kind=company", member=member).json()["organisations"][0]["slug"] == "lumen"
    one = client.get("/organisations/lumen", member=member).json()
    assert ([person["handle"] for person in one["speakers"]], one["kind"]) == ([member.handle], "company")
    with pytest.raises(NotFound):
        client.get("/organisations/none", member=member)


def test_pages_cost_the_same_with_five_and_fifty(as_member, lumen, host, django_assert_max_num_queries):
    def read(most):
        for address in ("/organisations/", "/organisations/lumen/"):
            as_member.get(address)
            with django_assert_max_num_queries(most):
                as_member.get(address)

    read(8)
    Organisation.objects.bulk_create(
        Organisation(slug=f"o{n}", name=f"O{n}", folded=f"o{n}", tagline="One of many") for n in range(50)
    )
    for _ in range(5):
        SpeakerFactory(organisation=lumen, confirmed_by=host)
    read(8)
