"""An event's page: what this reader may see of it, and of who comes."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from guildhouse.gatherings.models import Attendance
from guildhouse.gatherings.policies import (
    Standing,
    can_come,
    can_run,
    can_withdraw,
    sees_link,
    sees_people,
)
from guildhouse.gatherings.queries.times import say_elsewhere, say_when
from guildhouse.members.models import Block, Member

MOST_SHOWN = 60
State = Attendance.State


class Face(NamedTuple):
    id: int
    name: str
    handle: str
    address: str
    hue: int
    avatar_url: str
    headline: str


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """`place_in_line` is 1 for whoever is next, 0 for who does not wait; `unnamed` come and are not shown in the list."""

    standing: Standing
    when: str
    elsewhere: str
    organisers: list[Face]
    people: list[Face]
    unnamed: int
    place_in_line: int
    link: str
    may_run: bool
    may_come: bool
    may_withdraw: bool
    has_begun: bool
    is_over: bool
    is_closed: bool
    may_note: bool


def load_page(standing: Standing) -> GatheringPage:
    """Four queries beyond finding it, however many come."""
    gathering, now = standing.gathering, timezone.now()
    people = list_people(standing) if sees_people(standing) else []
    return GatheringPage(
        standing=standing, when=say_when(gathering), elsewhere=say_elsewhere(gathering),
        organisers=[make_face(one.member) for one in gathering.organisers.select_related("member")],
        people=people, unnamed=max(0, gathering.going_count - len(people)), place_in_line=find_place(standing),
        link=gathering.link if sees_link(standing) else "", may_run=can_run(standing), may_come=can_come(standing, now),
        may_withdraw=can_withdraw(standing, now), has_begun=gathering.has_begun(now), is_over=gathering.is_over(now),
        is_closed=gathering.is_closed(now),
        may_note=can_run(standing) and gathering.has_begun(now) and not gathering.is_cancelled,
    )  # fmt: skip


def list_people(standing: Standing) -> list[Face]:
    """Those who come and let it be seen, without whom this reader has blocked; at most sixty."""
    coming = standing.gathering.attendances.filter(
        state=State.GOING, is_listed=True, member__status__in=(Member.Status.ACTIVE, Member.Status.SILENCED)
    )
    blocked = Block.objects.filter(member=standing.member).values("blocked")
    rows = coming.exclude(member__in=blocked).select_related("member").order_by("answered_at", "pk")
    return [make_face(one.member) for one in rows[:MOST_SHOWN]]


def find_place(standing: Standing) -> int:
    """How many stand before, and oneself."""
    own = standing.attendance
    if own is None or own.place is None:
        return 0
    return standing.gathering.attendances.filter(state=State.WAITING, place__lte=own.place).count()


def make_face(member: Member) -> Face:
    return Face(
        member.pk, member.name, member.handle, member.get_absolute_url(), member.hue, member.avatar_url, member.headline
    )


def list_seated(standing: Standing) -> list[tuple[Face, bool]]:
    """For organisers: everyone with a seat, shown or not, and whether they were there, as far as it was said."""
    rows = (
        standing.gathering.attendances.filter(state=State.GOING).select_related("member").order_by("member__name", "pk")
    )
    return [(make_face(one.member), bool(one.came)) for one in rows]
