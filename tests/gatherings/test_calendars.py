"""Files and addresses for calendars."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from guildhouse.gatherings.actions import answer_gathering, cancel_gathering, change_gathering
from guildhouse.gatherings.models import Gathering
from guildhouse.spaces.actions.entering import admit_member, leave_space
from tests.factories import GatheringFactory, MemberFactory, SpaceFactory
from tests.factories.gatherings import make_plan

pytestmark = pytest.mark.django_db
LINK = "https://example.org/room"


def read(response):
    calendar = Calendar.from_ical(response.content)
    return calendar, list(calendar.walk("VEVENT"))


def unfolded(response):
    return response.content.decode().replace("\r\n ", "")


def test_file_names_the_zone_and_keeps_its_identity(as_member, member):
    later = datetime(2027, 12, 3, 17, 0, tzinfo=UTC)
    gathering = GatheringFactory(by=member, starts_at=later, zone="Europe/Paris", title="Pitch; night, no\\ 1")
    address = f"{gathering.get_absolute_url()}event.ics"
    answer = as_member.get(address)
    calendar, (first,) = read(answer)
    assert answer["Content-Type"].startswith("text/calendar")
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert "DTSTART;TZID=Europe/Paris:20271203T180000" in unfolded(answer)
    assert r"SUMMARY:Pitch\; night\, no\\ 1" in unfolded(answer)
    change_gathering(gathering, make_plan(starts_at=later + timedelta(hours=1), zone="Europe/Paris"), by=member)
    cancel_gathering(gathering, by=member, because="The hall is closed")
    _calendar, (second,) = read(as_member.get(address))
    assert first["UID"] == second["UID"]
    assert (int(first["SEQUENCE"]), int(second["SEQUENCE"])) == (0, 2)
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert "The hall is closed" in second["DESCRIPTION"]


def test_link_is_in_no_file_of_a_stranger(client):
    gathering = GatheringFactory(link=LINK, way="both")
    coming = MemberFactory()
    answer_gathering(gathering, by=coming, coming=True)
    address = f"{gathering.get_absolute_url()}event.ics"
    assert LINK not in unfolded(client.get(address))
    client.force_login(coming)
    assert LINK in unfolded(client.get(address))


def subscribe(client):
    page = client.post("/events/calendar/", {"act": "make"}).content.decode()
    return page.partition('calendar-address">')[2].partition("<")[0].partition("/events/")[2]


def test_own_address_holds_what_one_goes_to_until_it_is_taken_back(client, member):
    going, waiting, other = (GatheringFactory(link=LINK, way="both", title=name, capacity=1) for name in "GWO")
    answer_gathering(waiting, by=MemberFactory(), coming=True)
    for one in (going, waiting):
        answer_gathering(one, by=member, coming=True)
    client.force_login(member)
    first = subscribe(client)
    client.logout()
    answer = client.get(f"/events/{first}")
    statuses = {str(entry["SUMMARY"]): str(entry["STATUS"]) for entry in read(answer)[1]}
    assert statuses == {"G": "CONFIRMED", "W": "TENTATIVE"}
    assert unfolded(answer).count(LINK) == 1
    assert "no-store" in answer["Cache-Control"]
    client.force_login(member)
    second = subscribe(client)
    assert client.get(f"/events/{first}").status_code == 409
    client.post("/events/calendar/", {"act": "end"})
    assert client.get(f"/events/{second}").status_code == 409
    assert client.get("/events/calendar/x.ics").status_code == 404
    assert other.pk


def test_own_address_heeds_rights_lost_and_confidence(client, member):
    space = SpaceFactory(join_rule="hidden", is_confidential=True)
    host = MemberFactory()
    admit_member(space, host, "host")
    admit_member(space, member)
    gathering = GatheringFactory(by=host, space=space, title="Between us")
    answer_gathering(gathering, by=member, coming=True)
    client.force_login(member)
    address = f"/events/{subscribe(client)}"
    assert "Between us" not in unfolded(client.get(address))
    assert len(read(client.get(address))[1]) == 1
    leave_space(space, by=member)
    assert read(client.get(address))[1] == []
    type(member).objects.update(status="suspended")
    assert client.get(address).status_code == 404


def test_feed_reaches_three_months_back(client, member):
    gathering = GatheringFactory()
    answer_gathering(gathering, by=member, coming=True)
    client.force_login(member)
    address = f"/events/{subscribe(client)}"
    for days, there in ((80, 1), (100, 0)):
        ended = timezone.now() - timedelta(days=days)
        Gathering.objects.update(starts_at=ended - timedelta(hours=2), ends_at=ended)
        assert len(read(client.get(address))[1]) == there
