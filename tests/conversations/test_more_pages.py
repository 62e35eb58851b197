"""Further pages of conversations."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.conversations.actions import post_message, put_away
from guildhouse.conversations.models import Participation
from guildhouse.kernel.throttle.stores import find_store
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.models import Member
from tests.factories import MemberFactory, RequestFactory, TalkFactory

pytestmark = pytest.mark.django_db
PEOPLE = ("visitor", "waiting", "suspended", "outsider", "host", "asked", "declined", "unheard", "silenced", "partner")
ROUTES = {
    "": "get", "messages/": "post", "read/": "post", "answer/": "post", "attention/": "post", "away/": "post",
}  # fmt: skip
EXPECTED = {
    "visitor": 302, "waiting": 403, "outsider": 404, "host": 404, "unheard": 404, "asked": 200, "declined": 200,
    "silenced": 200, "partner": 200,
}  # fmt: skip


@pytest.fixture
def people(ann):
    """One of every kind, each with the conversation that is about them; others look at Ann's talk with her partner."""
    made = {name: MemberFactory(handle=name) for name in PEOPLE if name != "visitor"}
    Member.objects.filter(handle="host").update(role="host")
    talk = TalkFactory(one=ann, other=made["partner"])
    about = dict.fromkeys(PEOPLE, talk)
    for name in ("asked", "declined", "silenced"):
        about[name] = RequestFactory(by=ann, to=made[name])
    block_member(ann, by=made["unheard"])
    about["unheard"] = RequestFactory(by=ann, to=made["unheard"])
    Participation.objects.filter(member=made["declined"]).update(state="declined")
    Participation.objects.filter(member=made["silenced"]).update(state="active")
    for status in ("waiting", "suspended", "silenced"):
        Member.objects.filter(handle=status).update(status=status)
    return made, about


@pytest.mark.parametrize("person", PEOPLE)
def test_each_route_opens_to_those_in_it_alone(client, people, person):
    made, about = people
    if person != "visitor":
        client.force_login(made[person])
    if person == "suspended":
        Member.objects.filter(handle="suspended").update(status="active")
        client.force_login(made[person])
        Member.objects.filter(handle="suspended").update(status="suspended")
    for route, method in ROUTES.items():
        given = {"body": "Words", "number": "1", "answer": "nonsense", "muted": "no"} if method == "post" else {}
        response = getattr(client, method)(about[person].get_absolute_url() + route, given)
        expected = EXPECTED.get(person, 302)
        if expected == 200:
            refusals = {"messages/": {"asked": 403, "declined": 403, "silenced": 403}, "answer/": {}}
            good = {"messages/": 302, "read/": 204, "answer/": 422, "attention/": 302, "away/": 302, "": 200}[route]
            expected = refusals.get(route, {}).get(person, good)
        assert response.status_code == expected, (person, route)
        if response.status_code == 302 and EXPECTED.get(person, 302) == 302:
            assert response.url.startswith("/accounts/login/")


def test_files_of_a_message_open_to_those_who_read_it_alone(client, ann, ben, eve):
    from guildhouse.kernel.attachments import may_read  # noqa: PLC0415
    from guildhouse.kernel.models import Attachment  # noqa: PLC0415 - this test alone looks at files

    conversation = TalkFactory(one=ann, other=ben)
    file = Attachment.objects.create(
        key="a" * 32, owner=ann, sha256="0" * 64, size=1, media_type="text/plain", name="a.txt"
    )
    message = post_message(conversation, by=ann, body=f"[a.txt](/attachments/{'a' * 32}/)")
    file.refresh_from_db()
    assert (file.state, file.object_id) == ("kept", message.pk)
    assert [may_read(file, viewer) for viewer in (ann, ben, eve, None)] == [True, True, False, False]
    block_member(ann, by=ben)
    later = Attachment.objects.create(
        key="b" * 32, owner=ann, sha256="0" * 64, size=1, media_type="text/plain", name="b.txt"
    )
    post_message(conversation, by=ann, body=f"[b.txt](/attachments/{'b' * 32}/)")
    later.refresh_from_db()
    assert [may_read(later, viewer) for viewer in (ann, ben)] == [True, False]


@pytest.mark.any_database
def test_lists_and_pages_ask_the_same_number_of_queries_however_long(client, ann):
    def count(address):
        client.get(address)  # opening a conversation reads it, once
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    client.force_login(ann)
    first = TalkFactory(one=ann, other=MemberFactory(), more=["One"] * 4)
    RequestFactory(by=MemberFactory(), to=ann)
    put_away(TalkFactory(one=MemberFactory(), other=ann), by=ann)
    addresses = (
        "/conversations/",
        "/conversations/?show=requests",
        "/conversations/?show=away",
        first.get_absolute_url(),
    )
    few = [count(address) for address in addresses]
    for number in range(50):
        find_store().clear_all()
        talk = TalkFactory(one=MemberFactory(), other=ann, more=["One"])
        if number % 5 == 0:
            put_away(talk, by=ann)
        if number % 3 == 0:
            RequestFactory(by=MemberFactory(), to=ann)
        if number < 28:
            post_message(first, by=ann, body="More")
    many = [count(address) for address in addresses]
    assert many == few
    assert max(many) <= 12, dict(zip(addresses, many, strict=True))
