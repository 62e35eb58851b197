"""Private words carry a mark; whatever the house shows, sends or logs is read as everybody who must not see them."""

from itertools import product

import pytest
from django.core import mail

from guildhouse.commitments.models import Commitment, Proposal
from guildhouse.conversations.models import Conversation, Excerpt, Message
from guildhouse.decisions.models import Decision, Perspective
from guildhouse.discussions.models import Post, Topic
from guildhouse.gatherings.models import Gathering
from guildhouse.members.models import Organisation
from guildhouse.moderation.models import HeldWords, Item
from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.models import Notice
from guildhouse.recognition.models import Kudos
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.queries.searching import Wishes, search
from guildhouse.spaces.actions import change_space, remove_member
from guildhouse.spaces.models import EntryRequest, Space
from tests.house.private_world import READERS, SHARED, PrivateWorld
from tests.house.test_access import _routes

pytestmark = pytest.mark.django_db
ABOUT_PEOPLE = (
    "/members/",
    "/api/1/members",
    "/moderation/members/",
)  # where a member stands under their own name, whatever else they are called


# Pages show what the same queries answer: all readers ask each search, and in the long run one asks for pages on each database.
OF_PAGES = [
    *(pytest.param(who, marks=pytest.mark.any_database) for who in READERS),
    pytest.param("outsider", marks=pytest.mark.soak, id="outsider-everywhere"),
]


@pytest.fixture
def world(deliver, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    world = PrivateWorld()
    deliver()
    return world


def parts_of_addresses():
    """What may stand at each place of an address: every thing of its kind there is."""
    slugs = list(Space.objects.values_list("slug", flat=True))
    return {
        "slug": [*slugs, "x", *Organisation.objects.values_list("slug", flat=True)],
        "space_slug": slugs,
        "topic_id": list(Topic.objects.values_list("pk", flat=True)),
        "post_id": list(Post.objects.values_list("pk", flat=True)),
        "conversation_id": list(Conversation.objects.values_list("pk", flat=True)),
        "gathering_id": list(Gathering.objects.values_list("pk", flat=True)),
        "kudos_id": list(Kudos.objects.values_list("pk", flat=True)),
        "excerpt_id": list(Excerpt.objects.values_list("pk", flat=True)),
        "lane": ["questions"],
        "thing_id": list(Topic.objects.unanswered().values_list("pk", flat=True)),
        "item_id": list(Item.objects.values_list("pk", flat=True)),
        "held_id": list(HeldWords.objects.values_list("pk", flat=True)),
        "message_id": list(Message.objects.values_list("pk", flat=True)),
        "commitment_id": list(Commitment.objects.values_list("pk", flat=True)),
        "proposal_id": list(Proposal.objects.values_list("pk", flat=True)),
        "decision_id": list(Decision.objects.values_list("pk", flat=True)),
        "perspective_id": list(Perspective.objects.values_list("pk", flat=True)),
        "notice_id": list(Notice.objects.values_list("pk", flat=True)),
        "request_id": list(EntryRequest.objects.values_list("pk", flat=True)),
        "handle": ["inside-person", "hider-person", "stranger-person"],
        "place": [f"discussions.reply:{pk}" for pk in Topic.objects.values_list("pk", flat=True)],
    }


def addresses(asked=SHARED):
    """Every address that can be asked for, pages first, then the API."""
    parts = parts_of_addresses()
    for route in _routes():
        names = list(route.pattern.converters)
        if route.name == "ui" or "logout" in (route.name or ""):
            continue
        for values in product(*(parts.get(name, ["1"]) for name in names)):
            yield _reverse(route.name, dict(zip(names, values, strict=True)))
    yield from (f"/members/completion/?q={first}&space={slug}" for first in "qih" for slug in ["", *parts["slug"]])
    yield f"/conversations/search/?q={asked}"
    yield from (f"/sitemaps/{section}-1.xml" for section in ("topics", "spaces", "events", "members", "organisations"))
    yield from (f"/commitments/?show={show}" for show in ("open", "asked", "promised", "ended"))
    yield from (f"/decisions/?show={show}&q={asked}" for show in ("open", "decided", "dropped", "asked", "given"))
    yield from (
        f"/desk/?lane={lane}" for lane in ("questions", "newcomers", "joining", "speaking", "entering", "flags")
    )
    yield from (f"/topics/?sort={sort}&tag={asked}" for sort in ("latest", "top", "unanswered", "mine"))


def _reverse(name, values):
    from django.urls import NoReverseMatch, reverse  # noqa: PLC0415 - slow import: the routes of all rooms

    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return f"/{name}/"


def api_addresses():
    from guildhouse.api.root import api  # noqa: PLC0415 - slow import: the routers of all rooms

    parts = parts_of_addresses()
    for path, kinds in api.get_openapi_schema()["paths"].items():
        names = [name for name in parts if f"{{{name}}}" in path]
        for values in product(*(parts[name] for name in names)) if "get" in kinds else ():
            yield path.format(**dict(zip(names, values, strict=True)))


def said_in(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{dict(response.headers)} {body.decode('utf-8', 'replace')}"


PARTS_TOO = ("visitor", "outsider")  # who are sent the parts of pages as well


@pytest.mark.parametrize("reader", OF_PAGES)
def test_no_page_shows_what_is_private(client, world, reader, caplog):
    if world.people[reader] is not None:
        client.force_login(world.people[reader])
    leaks = []
    for address in addresses():
        for headers in ({}, {"HX-Request": "true"}) if reader in PARTS_TOO else ({},):
            said = said_in(client.get(address, headers=headers))
            leaks += [f"{address}: {what}" for what in world.leaks(said, reader)]
            if "Quellworth" in said and not address.startswith(ABOUT_PEOPLE):
                leaks.append(f"{address}: who is behind a pseudonym")
            if "Brackwater" in said and reader != "host" and not address.startswith(ABOUT_PEOPLE):
                leaks.append(f"{address}: who flagged")
    assert leaks == []
    assert world.leaks(caplog.text, "log") == []


@pytest.mark.any_database
def test_writing_under_another_name_leaves_no_trace_among_those_inside(world):
    assert not world.plaza.memberships.filter(member=world.people["hider"]).exists()
    assert world.plaza.memberships.filter(member=world.people["outsider"]).exists()


@pytest.mark.any_database
def test_no_answer_of_the_api_shows_what_is_private(client, world):
    leaks = []
    for reader, address in product(("stranger", "outsider", "host"), list(api_addresses())):
        said = said_in(client.get(address, headers={"Authorization": f"Bearer {world.tokens[reader]}"}))
        leaks += [f"{address}: {what}, to {reader}" for what in world.leaks(said, reader)]
        if "Quellworth" in said and not address.startswith(ABOUT_PEOPLE):
            leaks.append(f"{address}: who is behind a pseudonym, to {reader}")
        if "Brackwater" in said and reader != "host" and not address.startswith(ABOUT_PEOPLE):
            leaks.append(f"{address}: who flagged, to {reader}")
    assert leaks == []


def test_no_search_finds_what_is_private(world):
    asked = (SHARED, *world.marks.values(), "in:hidden", "by:hider-person", f"{SHARED} by:hider-person")
    for reader, typed in product(READERS, asked):
        results = search(parse_query(typed), Wishes(viewer=world.people[reader], language="en"))
        shown = repr((results.hits, results.spaces, results.authors)).replace(
            typed, ""
        )  # the words asked for come back
        assert world.leaks(shown, reader) == [], (reader, typed)
        if typed in world.marks.values():
            assert results.hits == []
        if "by:hider" in typed:
            assert results.hits == []


@pytest.mark.any_database
def test_what_is_private_is_found_by_those_inside(client, world):
    """The marks are there to be seen; else the tests above would prove nothing."""
    client.force_login(world.people["inside"])
    said = " ".join(said_in(client.get(address)) for address in addresses())
    seen = {what for what, mark in world.marks.items() if mark in said}
    assert {"hidden name", "hidden purpose", "hidden title", "hidden body", "hidden reply", "guarded body", "draft", "entry words",
            "bookmark note", "email of inside", "talk words", "talk answer", "talk draft", "group words",
            "group title", "group answer", "report reason", "weighed question", "weighed context", "weighed option",
            "weighed expectation", "perspective", "perspective seen", "why, told True", "why, told False",
            "what happened, told False", "farewell", "promise", "promise reason", "another day", "promise dropped",
            "own promise", "hidden waiting words", "hidden question"} - seen <= {"bookmark note"}  # fmt: skip
    found = search(parse_query(world.marks["hidden body"]), Wishes(viewer=world.people["inside"], language="en"))
    assert len(found.hits) == 1


@pytest.mark.any_database
def test_hosts_see_what_they_decide_by(client, world):
    client.force_login(world.people["host"])
    places = [
        *(f"/moderation/{pk}/" for pk in Item.objects.values_list("pk", flat=True)),
        "/moderation/members/stranger-person/",
    ]
    said = " ".join(said_in(client.get(place)) for place in places)
    assert {what for what in ("flag words", "hosts' note", "waiting words") if world.marks[what] not in said} == set()
    assert "Brackwater" in said


def test_no_mail_carries_what_its_reader_may_not_know(world):
    while send_next_mail():
        pass
    names = {world.marks[f"email of {name}"]: name for name, one in world.people.items() if one}
    for sent in mail.outbox:
        reader = names.get(sent.to[0], "")
        if reader not in {"inside", "second"}:
            words = f"{sent.subject} {sent.body} {sent.alternatives} {sent.extra_headers}"
            assert world.leaks(words, reader) == []
            assert "Quellworth" not in words or reader == "hider"
            assert "Brackwater" not in words or reader in {"flagger", "host"}


@pytest.mark.any_database
def test_everything_goes_dark_when_a_space_becomes_hidden(client, world, deliver):
    stranger = world.people["stranger"]
    change_space(world.guarded, by=world.people["inside"], join_rule="hidden", name=world.mark("new name"))
    deliver()
    client.force_login(stranger)
    leaks = [address for address in addresses() if world.leaks(said_in(client.get(address)), "stranger")]
    assert leaks == []
    found = search(parse_query(SHARED), Wishes(viewer=stranger, language="en"))
    assert found.hits
    assert world.leaks(repr(found), "stranger") == []


@pytest.mark.any_database
def test_everything_goes_dark_for_whom_is_taken_out(client, world, deliver):
    second = world.people["second"]
    world.may = {what: readers | {"second"} if "reply" in what else readers for what, readers in world.may.items()}
    for space in (world.hidden, world.guarded):
        remove_member(space, by=world.people["inside"], member=second)
    deliver()
    client.force_login(second)
    own = {"hidden reply", "guarded reply", "hidden waiting words"}
    leaks = [f"{address}: {world.leaks(said, 'second')}" for address in addresses()
             if set(world.leaks(said := said_in(client.get(address)), "second")) - own]  # fmt: skip
    assert leaks == []
    assert world.leaks(repr(search(parse_query(SHARED), Wishes(viewer=second, language="en"))), "second") == []
