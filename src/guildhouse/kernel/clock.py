"""Time as a publisher: each hour and each day is announced once, whoever's worker notices it first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhouse.kernel.events import Event, emit
from guildhouse.kernel.models import ClockTick

KEEP = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourStruck(Event):
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBegan(Event):
    """Midnight UTC; what is due in a member's own day listens to the hour."""

    at: datetime


def strike(now: datetime | None = None) -> None:
    """Announces the current hour and day unless that has been done."""
    hour = (now or timezone.now()).replace(minute=0, second=0, microsecond=0)
    _announce("hour", hour, HourStruck(at=hour))
    day = hour.replace(hour=0)
    _announce("day", day, DayBegan(at=day))


def _announce(kind: str, at: datetime, event: Event) -> None:
    if ClockTick.objects.filter(kind=kind, at=at).exists():
        return
    try:
        with transaction.atomic():
            ClockTick.objects.create(kind=kind, at=at)
            emit(event)
    except IntegrityError:
        return  # another worker was faster


def forget_old_ticks() -> int:
    return ClockTick.objects.filter(at__lt=timezone.now() - KEEP).delete()[0]
