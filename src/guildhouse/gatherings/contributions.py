"""What members gave through events: organising one that took place, being there."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from guildhouse.gatherings.models import Attendance, Organiser
from guildhouse.kernel.ports.contributions import Given, contribution_sources


def list_organised(ids: Iterable[int] | None) -> Iterator[Given]:
    """Once it is over."""
    rows = Organiser.objects.filter(
        gathering__ends_at__lte=timezone.now(), gathering__cancelled_at=None, gathering__deleted_at=None
    )
    yield from _give(rows if ids is None else rows.filter(gathering__in=list(ids)))


def list_attended(ids: Iterable[int] | None) -> Iterator[Given]:
    """Where the organisers said so."""
    rows = Attendance.objects.filter(came=True, gathering__cancelled_at=None, gathering__deleted_at=None)
    yield from _give(rows if ids is None else rows.filter(gathering__in=list(ids)))


def _give(rows: QuerySet[Any]) -> Iterator[Given]:
    columns = ("member_id", "gathering_id", "gathering__ends_at", "gathering__space_id")
    for member_id, gathering_id, at, space_id in rows.order_by("gathering_id", "pk").values_list(*columns).iterator():
        yield Given(member_id, gathering_id, at, space_id)


contribution_sources.register("event_organised", list_organised)
contribution_sources.register("event_attended", list_attended)
