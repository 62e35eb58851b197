"""Nothing is left in English: every page, refusal and mail is read in a language in which all of ours is in brackets."""

from itertools import product

import pytest
from django.core import mail
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.models import Job
from guildhouse.kernel.throttle.stores import find_store
from guildhouse.members.models import Organisation
from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.models import Notice
from guildhouse.spaces.models import EntryRequest, Space
from tests.house.forms_table import senders
from tests.house.pseudo.language import PSEUDO, disguise, spoken, write_pseudo
from tests.house.pseudo.reading import find_english, read_page
from tests.house.pseudo.world import GreekWorld
from tests.house.test_access import _routes

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
READERS = ("visitor", "waiting", "author", "host")
WRITTEN = set(
    "text body title words reason because about name note purpose headline p tags question context expected why other happened"
    " learned word pasted value option_1 option_2 pros_1 pros_2 cons_1 cons_2 what"
    " here_for role_title organisation industry former_role former_organisation interest_1 skill_1 offer_words seek_words name_1 purpose_1 tagline".split()
)
NO_PAGES = {"ui", "topics_feed", "space_feed", "topic_feed", "robots", "manifest", "health", "health_worker"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The language, written once."""
    folder = tmp_path_factory.mktemp("locale")
    write_pseudo(folder, PSEUDO)
    return folder


@pytest.fixture
def speaking(folder, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with spoken(folder, PSEUDO):
        yield


@pytest.fixture
def world(speaking, monkeypatch, deliver):
    world = GreekWorld(monkeypatch)
    deliver()
    return world


def parts_of_addresses():
    everything = {
        "slug": [*Space.objects.values_list("slug", flat=True), *Organisation.objects.values_list("slug", flat=True)],
        "topic_id": Topic.objects.values_list("pk", flat=True),
        "post_id": Post.objects.values_list("pk", flat=True),
        "notice_id": Notice.objects.values_list("pk", flat=True),
        "request_id": EntryRequest.objects.values_list("pk", flat=True),
        "job_id": Job.objects.values_list("pk", flat=True),
    }
    found = {
        name: [*values, 999_999] if name.endswith("_id") else [*values, "x"] for name, values in everything.items()
    }
    places = [f"discussions.reply:{pk}" for pk in everything["topic_id"]]
    spaces = [*Space.objects.values_list("slug", flat=True), "x"]
    return {**found, "space_slug": spaces, "handle": ["author", "stranger", "host", "x"], "place": places}


def addresses():
    parts = parts_of_addresses()
    for route in _routes():
        if route.name in NO_PAGES or "logout" in (route.name or ""):
            continue
        for values in product(*(parts.get(name, ["1"]) for name in route.pattern.converters)):
            try:
                yield reverse(route.name, kwargs=dict(zip(route.pattern.converters, values, strict=True)))
            except NoReverseMatch:
                yield f"/{route.name}/"
    yield from (f"/topics/?sort={sort}" for sort in ("latest", "top", "unanswered", "mine"))
    yield "/manual/ask/"
    yield from ("/search/?q=όχι", "/search/?q=τίποτα", "/search/palette/?q=όχι", "/members/?q=Ελένη", "/members/?q=ωωω")


def english_of(response):
    kind = response.headers.get("Content-Type", "")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if kind.startswith("text/html"):
        return read_page(body.decode())
    if "json" in kind and response.status_code >= 400:
        return list(filter(None, [find_english(response.json().get("detail", ""))]))
    return []


def sign_in(client, world, who):
    client.cookies.clear()
    find_store().clear_all()
    if world.people[who] is not None:
        client.force_login(world.people[who])


@pytest.mark.parametrize("reader", READERS)
def test_no_page_says_anything_in_english(client, world, reader):
    sign_in(client, world, reader)
    found = {}
    for address in addresses():
        for words in english_of(client.get(address)):
            found.setdefault(words, address)
    assert not found, told(found)


GIVEN = ["nothing", "what is right", "too much", "nonsense"]


@pytest.mark.parametrize("given", GIVEN)
def test_no_answer_to_a_form_says_anything_in_english(client, world, given):
    """Errors at fields, refusals of actions, and the words after an act on the page that follows; by turns as a part of a page."""
    found = {}
    for number, (name, who, parts, right) in enumerate(senders(world)):
        sign_in(client, world, who)
        sent = {
            "nothing": dict.fromkeys(right, ""),
            "what is right": {key: greek(key, value) for key, value in right.items()},
            "too much": dict.fromkeys(right, "πολύ " * 4_000),
            "nonsense": dict.fromkeys(right, "\u202eω"),
        }[given]
        headers = {"HX-Request": "true"} if (number + GIVEN.index(given)) % 2 else {}
        with transaction.atomic():
            response = client.post(reverse(name, kwargs=parts), sent, headers=headers)
            said = english_of(response)
            if response.status_code in {302, 303}:
                said += english_of(client.get(response.url))
            transaction.set_rollback(True)
        for words in said:
            found.setdefault(words, name)
    assert not found, told(found)


def told(found):
    return "these words reach people unmarked:\n" + "\n".join(f"{place}: {words}" for words, place in found.items())


def greek(field, value):
    """Words of the table of forms are English; what a form only takes from a list is kept."""
    if field == "language":
        return PSEUDO
    return "Λέξεις" if field in WRITTEN and value else value


def test_no_mail_says_anything_in_english(client, world):
    while send_next_mail():
        pass
    client.post(
        "/accounts/signup/", {"name": "Άννα", "email": "a@example.org", "password1": "ποτάμι και δέντρα", "words": ""}
    )
    for form in ("/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/"):
        for email in ("author@example.org", "nobody@example.org"):
            find_store().clear_all()
            client.cookies.clear()
            client.post(form, {"name": "Άννα", "email": email, "password1": "ποτάμι και δέντρα"})
    assert len(mail.outbox) > 4
    found = set()
    for sent in mail.outbox:
        found |= {find_english(sent.subject), find_english(sent.body)}
        for content, _kind in sent.alternatives:
            found |= set(read_page(content))
    assert found - {""} == set()


def test_pseudo_language_keeps_placeholders_and_is_longer():
    said = disguise("Ask %(name)s about <b>%(count)d</b> of 50%% {here}", {})
    assert said.startswith("⟦Ask %(name)s about <b>%(count)d</b> of 50%% {here} ")
    assert len(said) > 1.1 * len("Ask %(name)s about <b>%(count)d</b> of 50%% {here}")


def test_reader_finds_english_in_text_and_attributes():
    page = '<main title="Open it"><p>⟦Ωντ <a href="/">⟦ιν⟧</a>⟧</p><p>Left over</p><code>as code</code></main>'
    assert read_page(page) == ["Left over", "title=Open it"]
    assert find_english("⟦cut off…") == "⟦cut off…"
