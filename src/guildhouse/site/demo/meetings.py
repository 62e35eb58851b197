"""The demo's events and kudos, made through the actions and then set to the days on which they are, or were."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from guildhouse.gatherings.actions import Plan, answer_gathering, note_attendance, plan_gathering, publish_notes
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone
from guildhouse.recognition.actions import give_kudos
from guildhouse.recognition.models import Kudos
from guildhouse.site.demo.reading import read_gatherings, read_kudos, read_span
from guildhouse.site.demo.talk import hold_talk
from guildhouse.spaces.models import Space

THURSDAY = 3
PLANNED_BEFORE = timedelta(days=21)


def hold_gatherings(spaces: Mapping[str, Space], members: Mapping[str, Member], now: datetime) -> None:
    for told in read_gatherings():
        _hold(told, spaces, members, now)


def _hold(told: dict[str, Any], spaces: Mapping[str, Space], members: Mapping[str, Member], now: datetime) -> None:
    """What is past is planned for later first, since nobody plans into the past, and then set back."""
    begins = find_day(told["day"], told["at"], told["zone"], now)
    lasts, is_past, by = timedelta(hours=told["hours"]), begins < now, members[told["by"]]
    first = now + timedelta(days=30) if is_past else begins
    plan = Plan(
        title=told["title"], purpose=told["purpose"], body=told["body"], kind=told["kind"], way=told["way"],
        place=told.get("place", ""), link=told.get("link", ""), zone=told["zone"], starts_at=first, ends_at=first + lasts,
        capacity=told.get("seats"),
    )  # fmt: skip
    space = spaces[told["space"]] if "space" in told else None
    gathering = plan_gathering(plan, by=by, space=space, organisers=[members[one] for one in told.get("with", [])])
    for handle in told["going"]:
        answer_gathering(gathering, by=members[handle], coming=True, is_listed=handle not in told.get("quiet", []))
    planned = min(begins, now) - PLANNED_BEFORE
    found = Gathering.objects.filter(pk=gathering.pk)
    found.update(starts_at=begins, ends_at=begins + lasts, created_at=planned, changed_at=planned)
    Attendance.objects.filter(gathering=gathering).update(answered_at=planned + timedelta(days=2))
    for asked in told.get("asked", []):
        hold_talk(spaces[asked["space"]], asked, members, now, about=("gathering", gathering.pk))
    if is_past:
        came = [members[handle].pk for handle in told["going"] if handle not in told.get("absent", [])]
        note_attendance(gathering, by=by, came=came)
        if "notes" in told:
            publish_notes(gathering, by=by, notes=told["notes"], recording=told.get("recording", ""))


def find_day(words: str, at: str, zone: str, now: datetime) -> datetime:
    """`thursday` is the coming one, never today; `in 9d` and `20d ago` count days; all at that time in that zone."""
    today = now.astimezone(find_zone(zone)).date()
    if words == "thursday":
        day = today + timedelta(days=(THURSDAY - today.weekday() - 1) % 7 + 1)
    else:
        span = read_span(words)
        day = today + (span if words.startswith("in ") else -span)
    wall = datetime.strptime(f"{day} {at}", "%Y-%m-%d %H:%M").replace(tzinfo=find_zone(zone))
    return wall.astimezone(UTC)


def give_thanks(members: Mapping[str, Member], now: datetime) -> None:
    for told in read_kudos():
        kudos = give_kudos(
            [members[handle] for handle in told["to"]], by=members[told["from"]], words=told["words"], value=told["value"],
            audience=told["audience"],
        )  # fmt: skip
        Kudos.objects.filter(pk=kudos.pk).update(created_at=now - read_span(told["age"]))
