"""Planning, changing and calling off an event."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from guildhouse.gatherings.actions import answer_gathering, cancel_gathering, change_gathering
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.queries.times import say_elsewhere
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.local_times import NoSuchTime, SaidTwice, find_moment
from guildhouse.notifications.models import Notice
from guildhouse.notifications.queries.wording import read_rows, word_notices
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import GatheringFactory, MemberFactory, SpaceFactory
from tests.factories.gatherings import make_plan
from tests.house.forms_table import EVENT

pytestmark = pytest.mark.django_db


wall = datetime.fromisoformat


def told(member):
    """What this member's notices of events say, as (title, text)."""
    rows = read_rows(Notice.objects.visible_to(member).filter(kind__startswith="gatherings"))
    return [(one.words.title, one.words.things[0].text) for one in word_notices(member, rows)]


def test_moment_is_found_across_changes_of_clocks():
    paris = ZoneInfo("Europe/Paris")
    assert find_moment(wall("2027-07-01T18:00"), paris) == datetime(2027, 7, 1, 16, 0, tzinfo=UTC)
    with pytest.raises(NoSuchTime) as skipped:
        find_moment(wall("2027-03-28T02:30"), paris)
    assert skipped.value.instead == wall("2027-03-28T03:30")
    with pytest.raises(SaidTwice):
        find_moment(wall("2027-10-31T02:30"), paris)
    twice = [find_moment(wall("2027-10-31T02:30"), paris, second=second) for second in (False, True)]
    assert [moment.hour for moment in twice] == [0, 1]


def test_event_is_planned_in_the_browser_and_stands_in_the_list(as_member, member):
    MemberFactory(handle="author", name="Aino")
    answer = as_member.post("/events/new/", EVENT | {"form_key": "k"})
    again = as_member.post("/events/new/", EVENT | {"form_key": "k"})
    gathering = Gathering.objects.get()
    assert answer.url == again.url == gathering.get_absolute_url()
    assert gathering.starts_at == datetime(2027, 3, 18, 17, 0, tzinfo=UTC)
    assert set(gathering.organisers.values_list("member__handle", flat=True)) == {"author", member.handle}
    page = as_member.get("/events/").content.decode()
    assert "Pitch night" in page
    assert "18:00–20:00, Paris time" in page  # the member is in UTC
    assert "Bring a question" in as_member.get(answer.url).content.decode()


@pytest.mark.parametrize(("field", "typed", "said"), [
    ("starts", "2027-03-28T02:30", "this time does not come. Choose 03:30"),
    ("starts", "2027-10-31T02:30", "show this time twice"),
    ("starts", "0001-01-01T00:00", "within the next three years"),
    ("ends", "9999-12-31T23:59", "within the next three years"),
    ("starts", "2020-01-01T10:00", "This time is past"),
    ("ends", "2027-03-18T17:00", "It ends before it begins"),
    ("closes", "2027-03-19T17:00", "Registration closes before"),
    ("zone", "Atlantis", "time zone is not known"),
    ("capacity", "0", "from 1 to 100,000"),
    ("place", "", "Say where people meet"),
    ("link", "javascript:alert(1)", "Write the whole address"),
    ("organisers", "nobody-at-all", "There is no member called @nobody-at-all"),
    ("title", " ", "Give the event a name"),
])  # fmt: skip
def test_form_says_what_to_mend_and_keeps_what_was_typed(as_member, field, typed, said):
    MemberFactory(handle="author")
    answer = as_member.post("/events/new/", EVENT | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Bring a question." in page
    assert not Gathering.objects.exists()


def test_hour_shown_twice_is_asked_for_and_taken(as_member):
    MemberFactory(handle="author")
    night = EVENT | {"starts": "2027-10-31T02:30", "ends": "2027-10-31T05:00"}
    assert 'name="starts_turn"' in as_member.post("/events/new/", night).content.decode()
    as_member.post("/events/new/", night | {"starts_turn": "second"})
    gathering = Gathering.objects.get()
    assert gathering.starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    page = as_member.get(f"{gathering.get_absolute_url()}edit/").content.decode()
    assert 'name="starts_turn" value="second"' in page


def test_only_hosts_plan_where_the_house_says_so(settings, member, host, as_member):
    settings.EVENTS_BY = "hosts"
    with pytest.raises(NotAllowed):
        GatheringFactory(by=member)
    assert as_member.get("/events/new/").status_code == 403
    assert GatheringFactory(by=host).pk


def test_change_tells_who_comes_what_is_different(deliver, member):
    coming = MemberFactory()
    gathering = GatheringFactory(by=member)
    answer_gathering(gathering, by=coming, coming=True)
    later = gathering.starts_at + timedelta(days=1)
    change_gathering(gathering, make_plan(starts_at=later, place="The garden"), by=member, seen=1)
    deliver()
    ((title, text),) = told(coming)
    assert title == "Pitch night has changed"
    assert "New time: " in text
    assert "Before: " in text
    assert "Place: The garden" in text
    assert told(member) == []
    with pytest.raises(Conflict):
        change_gathering(gathering, make_plan(title="Mine"), by=member, seen=1)


def test_change_of_words_alone_is_not_told(deliver, member):
    coming = MemberFactory()
    gathering = GatheringFactory(by=member)
    answer_gathering(gathering, by=coming, coming=True)
    change_gathering(gathering, make_plan(starts_at=gathering.starts_at, body="Bring a pen."), by=member)
    deliver()
    gathering.refresh_from_db()
    assert (told(coming), gathering.version, gathering.sequence) == ([], 2, 0)


def test_cancelling_tells_why_and_can_be_taken_back(deliver, member, as_member):
    coming = MemberFactory()
    gathering = GatheringFactory(by=member)
    answer_gathering(gathering, by=coming, coming=True)
    assert as_member.post(f"{gathering.get_absolute_url()}cancellation/", {"because": " "}).status_code == 422
    page = as_member.post(
        f"{gathering.get_absolute_url()}cancellation/", {"because": "The hall is closed"}, follow=True
    )
    deliver()
    assert "The hall is closed" in page.content.decode()
    assert told(coming) == [("Pitch night has been called off", "The hall is closed")]
    with pytest.raises(Conflict):
        answer_gathering(gathering, by=MemberFactory(), coming=True)
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
    as_member.post("/undo/", {"token": token})
    deliver()
    gathering.refresh_from_db()
    assert not gathering.is_cancelled
    assert told(coming) == []
    assert Attendance.objects.get().state == "going"


def test_strangers_neither_change_nor_cancel(member):
    gathering = GatheringFactory()
    for act in (
        lambda: change_gathering(gathering, make_plan(title="Mine"), by=member),
        lambda: cancel_gathering(gathering, by=member, because="No"),
    ):
        with pytest.raises(NotAllowed):
            act()
    gathering.refresh_from_db()
    assert (gathering.title, gathering.is_cancelled) == ("Pitch night", False)


def test_organiser_is_somebody_who_may_see_it(member):
    space = SpaceFactory(join_rule="open")
    gathering = GatheringFactory(by=member, space=space)
    admit_member(space, member)
    type(space).objects.update(join_rule="hidden")
    with pytest.raises(Invalid):
        change_gathering(gathering, make_plan(), by=member, organisers=[member, MemberFactory()])


def test_event_says_its_own_zone_s_hours_and_its_day_where_that_is_another():
    begins = datetime(2027, 3, 18, 17, 0, tzinfo=UTC)
    gathering = GatheringFactory(zone="Europe/Paris", starts_at=begins, ends_at=begins + timedelta(hours=2))
    assert say_elsewhere(gathering, ZoneInfo("Europe/London")) == "18:00–20:00, Paris time"
    assert say_elsewhere(gathering, ZoneInfo("Asia/Tokyo")) == "Thursday 18 March 2027, 18:00–20:00, Paris time"
    assert say_elsewhere(gathering, ZoneInfo("Europe/Berlin")) == ""
