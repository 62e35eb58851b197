"""The manual inside and the tour: whole in each language, true to the house, found, near at hand, the same for every stranger."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from lxml import html

from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import emit
from guildhouse.kernel.ports.exports import export_member
from guildhouse.members.models import Community
from guildhouse.search.models import Document
from guildhouse.site import manuals
from guildhouse.site.search import pages_by_id
from guildhouse.site.stops import STOPS
from tests.factories import GatheringFactory, KudosFactory
from tests.house.test_access import _routes
from tests.house.test_words import AS_WRITTEN, SPACED

ALL = [page for spoken in manuals.read_manual().values() for page in spoken.values()]
LARGEST_PICTURES = 1_500_000
CODE = re.compile(r"<(code|pre)>.*?</\1>", re.DOTALL)
FRENCH = {"Accept-Language": "fr"}
everywhere_alike = pytest.mark.any_database


def links_of(page):
    return [address for _e, _a, address, _p in html.fragment_fromstring(page.html, create_parent=True).iterlinks()]


def leads_somewhere(address):
    try:
        return bool(resolve(address.split("?")[0]))
    except Resolver404:
        return False


def test_each_room_with_pages_has_pages_in_the_manual(settings):
    with_pages = {room for room in settings.ROOMS if (settings.PACKAGE / room.rpartition(".")[2] / "urls.py").exists()}
    assert {page.room for page in ALL} >= {room.rpartition(".")[2] for room in with_pages}
    assert "discussions" in {page.room for page in ALL}


def test_each_page_is_in_every_language_and_no_translation_lacks_its_page(settings):
    wanted = {code for code, _name in settings.LANGUAGES}
    assert {name: set(spoken) for name, spoken in manuals.read_manual().items() if set(spoken) != wanted} == {}
    files = {(path.parents[2].name, path.stem) for path in settings.PACKAGE.glob("*/manual/*/*.md")}
    assert files == {(page.room, page.name) for page in ALL}
    assert len(pages_by_id()) == len(ALL)


def test_every_address_and_every_page_named_is_there():
    routes = {route.name for route in _routes()}
    claimed = [route for page in ALL if page.language == "en" for route in page.routes]
    assert [route for route in claimed if route not in routes or claimed.count(route) > 1] == []
    named = [(page.name, address) for page in ALL for address in [page.address, *links_of(page)]]
    assert [one for one in named if not leads_somewhere(one[1])] == []
    pages = {f"/manual/{name}/" for name in manuals.read_manual()}
    assert [one for one in named if one[1].startswith("/manual/") and one[1] not in pages] == []


def test_every_picture_is_there_in_its_language_with_words_and_all_are_small():
    shown = [page for page in ALL if page.shot]
    missing = [(page.language, page.name) for page in shown if not (manuals.PICTURES / file_of(page)).exists()]
    assert missing == [], "take them with `python -m tests.journeys.manual_shots ADDRESS PASSWORD`"
    assert [page.name for page in shown if not page.picture] == []
    files = list((manuals.PICTURES / "manual").rglob("*.webp"))
    assert {file.relative_to(manuals.PICTURES).as_posix() for file in files} == {file_of(page) for page in shown}
    assert sum(file.stat().st_size for file in files) <= LARGEST_PICTURES
    assert {stop.page for stop in STOPS} <= {page.name for page in shown}


def file_of(page):
    return f"manual/{page.language}/{page.name}.webp"


def test_french_of_the_manual_keeps_its_typography():
    for page in (one for one in ALL if one.language == "fr"):
        said = html.fromstring(f"<p>{CODE.sub('x', page.html)}</p>").text_content()
        for words in (page.title, page.about, page.picture, said):
            assert not (found := SPACED.search(AS_WRITTEN.sub("x", words))), f"{page.name}: {found}"


@pytest.mark.django_db
@everywhere_alike
def test_index_is_by_what_people_do_and_narrowed_by_words_in_other_forms(client):
    whole = client.get("/manual/").text
    assert whole.index("Asking and answering") < whole.index("For whoever runs the house")
    assert all(f'"/manual/{name}/"' in whole for name in manuals.read_manual())
    found = client.get("/manual/", {"q": "reminded"}, headers={"HX-Request": "true"}).text
    assert "/manual/keep/" in found
    assert "/manual/import/" not in found
    assert "The manual does not speak of this" in client.get("/manual/", {"q": "zeppelin"}).text


@pytest.mark.django_db
@everywhere_alike
def test_page_speaks_its_readers_language_or_english_and_says_so(client, monkeypatch):
    assert "Poser une question" in client.get("/manual/ask/", headers=FRENCH).text
    spoken = manuals.read_manual()
    monkeypatch.setattr(manuals, "read_manual", lambda: {**spoken, "ask": {"en": spoken["ask"]["en"]}})
    page = client.get("/manual/ask/", headers=FRENCH).text
    assert "<h1>Ask a question</h1>" in page
    assert 'lang="en"' in page
    assert "Personne n’a encore écrit cette page dans votre langue" in page
    assert client.get("/manual/nothing-of-the-kind/").status_code == 404


@pytest.mark.django_db
def test_search_finds_the_manual_in_the_language_one_reads(client, deliver):
    def found(asked, **headers):
        return re.findall(
            r'href="(/manual/[^"/]+/)" dir="auto"', client.get("/search/", {"q": asked}, headers=headers).text
        )

    Document.objects.create(
        kind="manual",
        object_id=1,
        sort="manual",
        at=0,
        marks=" a:reading:en ",
        tokens=" old ",
        title="Gone",
        text="",
        address="/",
    )
    for _again in range(2):
        emit(DayBegan(at=timezone.now()))
        deliver()
        assert Document.objects.filter(kind="manual").count() == len(ALL)
    assert found("pseudonym another name", **{"Accept-Language": "en"})[0] == "/manual/another-name/"
    assert found("brouillons", **FRENCH)[0] == "/manual/drafts/"
    assert found("brouillons", **{"Accept-Language": "en"}) == []


@pytest.mark.django_db
@everywhere_alike
def test_each_page_of_the_house_leads_to_its_page_of_the_manual(as_member):
    for reader in (Client(), as_member):
        for place, name in (("/events/", "events/"), ("/kudos/", "kudos/"), ("/community/", "join/"), ("/manual/", "")):
            page = html.fromstring(reader.get(place).content)
            for way in ("rail", "masthead"):
                assert f"/manual/{name}" in page.xpath(f'//header[@class="{way}"]//a/@href'), (place, way)
            assert f"/manual/{name}" in page.xpath('//dialog[@id="keys"]//a/@href')


@pytest.mark.django_db
@everywhere_alike
def test_tour_walks_the_loop_leads_to_living_examples_and_can_be_left(client):
    cache.clear()
    assert "The next event will stand here" in client.get("/tour/3/").text
    event, kudos = GatheringFactory(title="Pitch night"), KudosFactory(audience="everyone")
    address, seen = "/tour/", []
    for number in (1, 2, 3, 4, 5):
        page = html.fromstring(client.get(address).content)
        address = page.xpath('//main//a[contains(@class, "btn-primary")]/@href')[0]
        assert address == f"/tour/{number}/"
        seen += page.xpath("//main//a/@href")
    seen += html.fromstring(client.get(address).content).xpath("//main//a/@href")
    assert {
        event.get_absolute_url(),
        kudos.get_absolute_url(),
        "/accounts/signup/",
        "/topics/?sort=unanswered",
        "/",
    } <= set(seen)
    assert [one for one in seen if not leads_somewhere(one)] == []
    assert "/members/" not in seen  # what is for members is no way for a stranger
    assert client.get("/tour/6/").status_code == 404


@pytest.mark.django_db
@everywhere_alike
def test_tour_says_only_what_is_there(client, settings, monkeypatch):
    monkeypatch.setattr("django.apps.apps.is_installed", lambda name: name != "guildhouse.gatherings")
    assert "/events/" not in html.fromstring(client.get("/tour/3/").content).xpath("//main//a/@href")


@pytest.mark.django_db
def test_member_goes_on_where_they_left_the_tour(as_member, member, django_assert_max_num_queries):
    assert "/tour/1/" in as_member.get("/tour/").text
    as_member.get("/tour/3/")
    assert "Go on at stop 3" in as_member.get("/tour/").text
    as_member.get("/tour/5/")
    with django_assert_max_num_queries(12):
        assert "/members/" in as_member.get("/tour/1/").text
    assert export_member(member)["site"] == {"stop": 1}
    assert "/tour/" in as_member.get("/welcome/").text


@pytest.mark.django_db
@everywhere_alike
def test_strangers_share_these_pages_and_a_closed_house_keeps_its_door(client, django_assert_max_num_queries):
    assert "/tour/" in html.fromstring(client.get("/").content).xpath("//main//a/@href")
    for place in ("/manual/", "/manual/ask/", "/tour/", "/tour/2/"):
        with django_assert_max_num_queries(7):
            response = client.get(place)
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.text
        assert f'rel="canonical" href="http://localhost:8000{place}"' in response.text
    assert "/manual/ask/" in client.get("/sitemaps/house-1.xml").text
    Community.objects.update_or_create(pk=1, defaults={"is_public": False})
    cache.clear()
    assert client.get("/tour/2/").status_code == 302
