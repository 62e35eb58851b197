"""Whatever is sent, the house answers with a page or a refusal, soon: never with an error of its own."""

import re

import pytest
from django.urls import get_resolver, reverse

from guildhouse.api.actions import SCOPES, issue_token
from tests.house.attempts import Attempts
from tests.house.forms_table import senders
from tests.house.hostile import HEAVY, JSON_BODIES, LONELY, RAW_BODIES
from tests.house.test_access import World, _filled, _routes
from tests.soak.amounts import EXAMPLES, note

pytestmark = pytest.mark.django_db
EACH = 48  # of the lonely strings every form gets one in so many in a usual run, each form others; the soak sends all
BODIES = 4  # and one in so many of the broken bodies
NUMBERS = ("0", "-1", "²", "١", "1e3", "9" * 19, str(2**63), "9" * 30, "9" * 5000, "", "%00", "NaN")


@pytest.fixture
def world():
    world = World("open")
    type(world.space).objects.update(members_count=10)  # the factory lets people in without counting them
    return world


@pytest.fixture
def attempt(client):
    return Attempts(client)


def sign_in(client, world, who):
    client.cookies.clear()
    if world.people[who] is not None:
        client.force_login(world.people[who])


def send_everything(client, world, attempt, strings):
    """Every form gets the strings in all its fields at once, and in each field while the others are right."""
    for number, (name, who, parts, sent) in enumerate(senders(world)):
        sign_in(client, world, who)
        address = reverse(name, kwargs=parts)
        for value in strings(number):
            changed = [dict.fromkeys(sent, value), *({**sent, field: value} for field in sent if len(sent) > 1)]
            for given in changed if len(sent) < 5 else changed[:1] + changed[1 + number % 3 :: 3]:
                attempt(
                    f"{name} {[key for key in given if given[key] == value]} {value[:20]!r}", "post", address, given
                )
    return attempt.wrong


def test_forms_take_hostile_strings(client, world, attempt):
    assert send_everything(client, world, attempt, lambda number: LONELY[number % EACH :: EACH]) == []


@pytest.mark.soak
def test_forms_take_every_hostile_string(client, world, attempt):
    step = min(len(LONELY), max(1, 20_000 // EXAMPLES))  # all of them in a whole soak
    assert send_everything(client, world, attempt, lambda number: LONELY[number % step :: step]) == []
    note("fuzz", what="hostile strings for each form", examples=len(LONELY) // step)


@pytest.mark.any_database
def test_forms_take_large_texts(client, world, attempt):
    assert send_everything(client, world, attempt, lambda number: HEAVY[number % 20 :: 20]) == []


@pytest.mark.any_database
def test_reply_takes_any_large_text_in_bounded_time(client, world, attempt):
    sign_in(client, world, "insider")
    address = reverse("post_reply", kwargs={"topic_id": world.topic.pk})
    for value in HEAVY:
        attempt(f"reply {value[:20]!r}", "post", address, {"body": value})
    assert attempt.wrong == []


@pytest.mark.parametrize("person", [pytest.param("visitor", marks=pytest.mark.any_database), "host"])
def test_addresses_take_numbers_no_row_has(client, world, attempt, person):
    sign_in(client, world, person)
    for route in _routes():
        converters = [name for name, kind in route.pattern.converters.items() if "int" in type(kind).__name__.lower()
                      or "id" in type(kind).__name__.lower()]  # fmt: skip
        if not converters:
            continue
        address = _filled(route)
        for number in ("0", "9223372036854775807", "9223372036854775808", "9" * 5000, "²"):
            for method in ("get", "post") if number.startswith("9223") else ("get",):
                attempt(f"{method} {route.name} {number[:20]}", method, address.replace("/1", f"/{number}", 1))
    assert attempt.wrong == []


QUERIES = tuple(
    "page q sort kind tag space before up_to post next poll with to show after about title month lane by back".split()
)
FIRST = (
    "home topics spaces members notices attachments completion jobs conversations new_conversation conversation_search"
)
ROOMS = "gatherings new_gathering kudos new_kudos decisions new_decision commitments new_commitment desk moderation moderation_log connections"


@pytest.mark.parametrize(
    ("person", "names"),
    [
        *(pytest.param(one, FIRST, marks=pytest.mark.any_database) for one in ("visitor", "insider")),
        ("host", f"{FIRST} {ROOMS}"),
    ],
)
def test_pages_take_hostile_queries(client, world, attempt, person, names):
    sign_in(client, world, person)
    things = (world.space, world.topic, world.talk)
    places = [
        *map(reverse, names.split()),
        *(thing.get_absolute_url() for thing in things),
        "/accounts/login/",
        "/topics/feed/",
    ]
    for place in places:
        for value in (*NUMBERS, *LONELY[:4], "\ufffd", "<b>", "a" * 5000):
            attempt(f"{place} {value[:20]!r}", "get", place, dict.fromkeys(QUERIES, value))
        for raw in (
            "page=%FF%FE",
            "q=%ED%A0%80",
            "%",
            "page=1&page=2&q=a&q=b",
            "page[]=1",
            "=",
            "&&&",
            "tag=%00",
            "q=%00",
        ):
            attempt(f"{place}?{raw}", "get", f"{place}?{raw}")
    assert attempt.wrong == []


@pytest.mark.any_database
def test_forms_take_broken_bodies(client, world, attempt):
    assert send_broken_bodies(client, world, attempt, BODIES) == []


@pytest.mark.soak
def test_forms_take_every_broken_body(client, world, attempt):
    assert send_broken_bodies(client, world, attempt, 1) == []


def send_broken_bodies(client, world, attempt, step):
    for number, (name, who, parts, _sent) in enumerate(senders(world)):
        sign_in(client, world, who)
        for kind in list(RAW_BODIES)[number % step :: step]:
            content_type, body = RAW_BODIES[kind]
            attempt(f"{name}: {kind}", "generic", "POST", reverse(name, kwargs=parts), body, content_type)
    return attempt.wrong


def operations(world):
    """Every operation of the API with the parts of its address filled in."""
    things = {
        "topic_id": world.topic.pk,
        "post_id": world.post.pk,
        "slug": world.space.slug,
        "conversation_id": world.talk.pk,
        "connection_id": 1,
        "commitment_id": world.promised.pk,
        "decision_id": world.weighed.pk,
        "gathering_id": world.gathering.pk,
        "handle": "author",
        "notice_id": 1,
    }
    from guildhouse.api.root import api  # noqa: PLC0415 - slow import: reads every room

    for path, kinds in api.get_openapi_schema()["paths"].items():
        for method in kinds:
            yield method, path, path.format(**things)


@pytest.mark.any_database
def test_api_takes_broken_bodies(client, world, attempt):
    _token, secret = issue_token(by=world.people["author"], name="Test", scopes=list(SCOPES))
    headers = {"Authorization": f"Bearer {secret}"}
    for method, path, address in operations(world):
        for body in JSON_BODIES if method != "get" else ():
            attempt(
                f"{method} {path} {body[:60]}",
                "generic",
                method.upper(),
                address,
                body,
                "application/json",
                headers=headers,
            )
        attempt(
            f"{method} {path} text/plain", "generic", method.upper(), address, b"body=a", "text/plain", headers=headers
        )
    assert attempt.wrong == []


def test_api_takes_hostile_addresses(client, world, attempt):
    _token, secret = issue_token(by=world.people["author"], name="Test", scopes=list(SCOPES))
    headers = {"Authorization": f"Bearer {secret}"}
    names = ("page", "q", "space", "sort", "kind", "tag", "up_to")
    for method, path, address in operations(world):
        for value in NUMBERS:
            asked = "&".join(f"{name}={value}" for name in names)
            named = re.sub(r"\{\w+_id\}", lambda _name: value, path)  # noqa: B023 - used at once
            for place in (
                f"{address}?{asked}",
                named.replace("{slug}", value or "x").replace("{handle}", value or "x"),
            ):
                attempt(
                    f"{method} {path} {value[:20]}",
                    "generic",
                    method.upper(),
                    place,
                    b"{}",
                    "application/json",
                    headers=headers,
                )
    assert attempt.wrong == []


@pytest.mark.parametrize("header", [
    "Bearer", "Bearer ", "Bearer \xff", "Bearer gh_" + "a" * 100_000, "Basic YTpi", "Bearer gh_\u00e9", "Bearer a b c",
])  # fmt: skip
def test_api_refuses_tokens_that_are_none(client, header):
    assert client.get("/api/1/me", headers={"Authorization": header}).status_code == 401


def test_every_form_of_the_house_is_tried(world):
    """A route that takes a POST and is not in the table of forms is missed by everything above."""
    tried = {name for name, *_more in senders(world)}
    assert tried <= {route.name for route in _routes(get_resolver())}
