"""Events two members have in common, and whom one should meet at an event."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.policies import Standing
from guildhouse.gatherings.queries.pages import Face
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.kernel.rows import aware
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member

STRONGEST = 3


class Shared(NamedTuple):
    title: str
    address: str
    is_over: bool


class Meeting(NamedTuple):
    """Somebody to meet there, and why."""

    face: Face
    why: str
    address: str


def find_shared(viewer: Member, others: Sequence[int]) -> dict[int, list[Shared]]:
    """Per other member the latest event that is over and the next one to come, at most; only what they show and the viewer may see."""
    now = timezone.now()
    found: dict[int, dict[bool, Shared]] = defaultdict(dict)
    for member_id, pk, title, ends_at in _both_went.ask(viewer=viewer.pk, others=others):
        is_over = aware(ends_at) <= now
        if not (is_over and is_over in found[member_id]):  # the next to come is the last one read
            found[member_id][is_over] = Shared(title, f"/events/{pk}/", is_over)
    return {member_id: list(shared.values()) for member_id, shared in found.items()}


@stencil
def _both_went(holes: Holes) -> QuerySet[Any, Any]:
    """Who may see an event is asked of nothing but who it is, so an id is enough."""
    viewer = Member(pk=holes.number("viewer"))
    went = Q(state=Attendance.State.GOING) & (Q(came=True) | Q(came=None))
    own = Attendance.objects.filter(went, member=viewer.pk).values("gathering")
    seen = Gathering.objects.visible_to(viewer).filter(cancelled_at=None, pk__in=own).values("pk")
    rows = Attendance.objects.filter(went, member__in=holes.numbers("others"), is_listed=True, gathering__in=seen)
    columns = ("member_id", "gathering_id", "gathering__title", "gathering__ends_at")
    return rows.order_by("-gathering__starts_at").values_list(*columns)


def find_meetings(standing: Standing, people: Sequence[Face]) -> list[Meeting]:
    """Three of those who come with whom this reader shares most, each with the reason; not that both are coming here."""
    if standing.member is None:
        return []
    faces = {one.id: one for one in people if one.id != standing.member.pk}
    here = standing.gathering.get_absolute_url()
    told = []
    for other, found in find_ties(standing.member, list(faces)).items():
        strongest = next((tie for tie in found if tie.address != here), None)
        if strongest is not None:
            told.append(
                (-strongest.weight, faces[other].name, Meeting(faces[other], strongest.words, strongest.address))
            )
    return [meeting for _weight, _name, meeting in sorted(told, key=lambda one: one[:2])[:STRONGEST]]
