"""Whom to meet, who was there, what is left, and what other rooms are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.api.actions import issue_token
from guildhouse.gatherings.actions import answer_gathering, note_attendance, publish_notes
from guildhouse.gatherings.actions.moderating import hide_gathering, show_gathering
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.ports.exports import export_member
from guildhouse.kernel.ports.flaggables import flaggables
from guildhouse.kernel.ports.readable import read
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.members.models import Contribution
from guildhouse.notifications.models import Notice
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import GatheringFactory, MemberFactory, SpaceFactory

pytestmark = pytest.mark.django_db


def held(people, **plan):
    """An event that took place yesterday, to which these people went."""
    gathering = GatheringFactory(**plan)
    for one in people:
        answer_gathering(gathering, by=one, coming=True)
    ended = timezone.now() - timedelta(days=1)
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=ended - timedelta(hours=2), ends_at=ended)
    gathering.refresh_from_db()
    return gathering


def test_page_says_whom_to_meet_and_why(as_member, member):
    known, shy, stranger = MemberFactory(name="Known Aino"), MemberFactory(name="Shy Bo"), MemberFactory(name="New Cai")
    held([member, known, shy], title="Summer meetup")
    coming = GatheringFactory()
    for one in (member, known, stranger):
        answer_gathering(coming, by=one, coming=True)
    answer_gathering(coming, by=shy, coming=True, is_listed=False)
    page = as_member.get(coming.get_absolute_url()).content.decode()
    meet = page.partition('id="meet"')[2].partition("</section>")[0]
    assert "Known Aino" in meet
    assert "You both went to Summer meetup" in meet
    assert "New Cai" not in meet
    assert "Shy Bo" not in page


def test_ties_tell_only_what_the_other_shows_and_the_viewer_may_see(member):
    seen, unlisted, absent = MemberFactory.create_batch(3)
    gathering = held([member, seen, absent])
    answer_later = GatheringFactory(title="Later")
    for one in (member, seen):
        answer_gathering(answer_later, by=one, coming=True)
    answer_gathering(answer_later, by=unlisted, coming=True, is_listed=False)
    note_attendance(gathering, by=gathering.created_by, came=[member.pk, seen.pk])
    found = find_ties(member, [seen.pk, unlisted.pk, absent.pk])
    assert [tie.words for tie in found[seen.pk]] == ["You both went to Pitch night", "You are both coming to Later"]
    assert set(found) == {seen.pk}


def test_organisers_say_who_was_there_and_the_ledger_hears_it(client, deliver):
    there, absent = MemberFactory.create_batch(2)
    gathering = held([there, absent])
    client.force_login(gathering.created_by)
    address = f"{gathering.get_absolute_url()}attendance/"
    assert there.name in client.get(address).content.decode()
    assert client.post(address, {"came": [str(there.pk), "²", "99999"]}).status_code == 302
    deliver()
    ledger = set(Contribution.objects.values_list("kind", "member_id"))
    assert ledger == {("event_attended", there.pk), ("event_organised", gathering.created_by_id)}
    with pytest.raises(NotAllowed):
        note_attendance(gathering, by=there, came=[there.pk])
    with pytest.raises(Conflict):
        note_attendance(GatheringFactory(by=there), by=there, came=[])


def test_organising_counts_the_day_after(deliver):
    gathering = held([])
    emit(DayBegan(at=timezone.now()))
    deliver()
    assert Contribution.objects.get().member_id == gathering.created_by_id


def test_notes_are_told_once_and_read_on_the_page(client, deliver):
    went = MemberFactory()
    gathering = held([went])
    client.force_login(gathering.created_by)
    address = f"{gathering.get_absolute_url()}notes/"
    assert client.post(address, {"notes": "We met.", "recording": "javascript:x", "seen": "1"}).status_code == 422
    sent = {"notes": "We **met**.", "recording": "https://example.org/video", "seen": "1"}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 409
    publish_notes(Gathering.objects.get(), by=gathering.created_by, notes="We met again.")
    deliver()
    assert list(Notice.objects.filter(kind="gatherings.notes").values_list("member_id", flat=True)) == [went.pk]
    assert "We met again." in client.get(gathering.get_absolute_url()).content.decode()


def test_hidden_event_is_gone_everywhere_until_it_is_shown_again(member, host):
    gathering = GatheringFactory(by=member)
    flagged = flaggables["gathering"]
    assert flagged.find(gathering.pk, host).title == "Pitch night"
    assert flagged.decides(host, [gathering.pk]) == {gathering.pk}
    assert flagged.decides(member, [gathering.pk]) == set()
    with pytest.raises(NotAllowed):
        hide_gathering(gathering.pk, by=MemberFactory())
    hide_gathering(gathering.pk, by=host, reason="Spam")
    assert read("gathering", gathering.pk, member) is None
    with pytest.raises(NotFound):
        answer_gathering(gathering, by=member, coming=True)
    assert not flagged.show(gathering.pk).is_shown
    show_gathering(gathering.pk, by=host)
    assert read("gathering", gathering.pk, None).title == "Pitch night"


def test_event_of_a_hidden_space_is_found_by_those_inside(client, member):
    space = SpaceFactory(join_rule="hidden")
    admit_member(space, member)
    gathering = GatheringFactory(by=member, space=space, title="Between us")
    stranger = MemberFactory()
    assert read("gathering", gathering.pk, stranger) is None
    client.force_login(stranger)
    assert "Between us" not in client.get("/events/").content.decode()
    assert client.get(gathering.get_absolute_url()).status_code == 404
    client.force_login(member)
    assert "Between us" in client.get("/events/").content.decode()


def test_search_finds_it_by_what_it_is_for(client, deliver):
    GatheringFactory(
        title="Pitch night", purpose="Hear five rough ideas.", link="https://example.org/secretroom", way="both"
    )
    deliver()
    assert "Pitch night" in client.get("/search/?q=rough+ideas").content.decode()
    assert "Pitch night" not in client.get("/search/?q=secretroom").content.decode()


def test_export_holds_what_one_plans_and_answers(member):
    gathering = GatheringFactory(by=member, title="Mine")
    answer_gathering(gathering, by=member, coming=True)
    export = export_member(member)["gatherings"]
    assert [one["title"] for one in export["organised"]] == ["Mine"]
    assert [one["answer"] for one in export["answers"]] == ["going"]


def test_program_plans_lists_and_answers(client, member):
    _token, secret = issue_token(by=member, name="Program", scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {secret}"}
    begins = timezone.now() + timedelta(days=3)
    given = {
        "title": "By program", "purpose": "To see.", "zone": "Europe/Paris", "place": "Here", "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(hours=1)).isoformat(), "capacity": 1,
    }  # fmt: skip
    made = client.post("/api/1/events", given, content_type="application/json", headers=headers)
    assert made.status_code == 201, made.content
    pk = made.json()["id"]
    answer = client.put(
        f"/api/1/events/{pk}/answer", {"coming": True}, content_type="application/json", headers=headers
    )
    assert (answer.json()["own"], answer.json()["going"]) == ("going", 1)
    assert [one["id"] for one in client.get("/api/1/events?show=mine", headers=headers).json()["events"]] == [pk]
    late = given | {"ends_at": begins.isoformat()}
    assert client.post("/api/1/events", late, content_type="application/json", headers=headers).status_code == 422
