"""Who may plan an event, answer to it, run it, and read what only those who come may read."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.spaces.policies import Access, can_host, can_write

State = Attendance.State


@dataclass(frozen=True, slots=True)
class Standing:
    """One person before one event; `access` is None where it belongs to no space."""

    gathering: Gathering
    member: Member | None
    access: Access | None
    attendance: Attendance | None
    is_organiser: bool

    @property
    def is_going(self) -> bool:
        return self.attendance is not None and self.attendance.state == State.GOING

    @property
    def is_waiting(self) -> bool:
        return self.attendance is not None and self.attendance.state == State.WAITING


def can_plan(member: Member | None, access: Access | None = None) -> bool:
    """Hosts always; other members where the house lets them, and in a space only where they may write."""
    if member is None or not member.may_write:
        return False
    if access is not None:
        return can_write(access) and (settings.EVENTS_BY == "members" or can_host(access))
    return settings.EVENTS_BY == "members" or member.is_host


def can_run(standing: Standing) -> bool:
    """Its organisers, and the hosts of its space, or of the community where it has none."""
    if standing.member is None or not standing.member.may_write:
        return False
    if standing.is_organiser:
        return True
    return can_keep_order(standing)


def can_keep_order(standing: Standing) -> bool:
    """Hosts of its space; of the community where it has none."""
    if standing.access is not None:
        return can_host(standing.access)
    return standing.member is not None and standing.member.is_host


def can_come(standing: Standing, now: datetime) -> bool:
    """Whether they may ask for a seat now; whoever has one keeps it without asking."""
    gathering = standing.gathering
    if standing.member is None or not standing.member.may_write:
        return False
    return not gathering.is_cancelled and not gathering.is_closed(now)


def can_withdraw(standing: Standing, now: datetime) -> bool:
    """At any time until it is over; silenced members too, for it takes nothing from anybody."""
    return counts_as_member(standing.member) and not standing.gathering.is_over(now)


def sees_link(standing: Standing) -> bool:
    return standing.is_going or can_run(standing)


def sees_people(standing: Standing) -> bool:
    """Names of those who come are for members."""
    return counts_as_member(standing.member)
