"""Tells open pages that a channel changed, in the transaction that changed it."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from guildhouse.kernel.live_tokens import NOTIFY_CHANNEL, live_token
from guildhouse.kernel.models import Pulse

__all__ = ["forget_old_pulses", "live_token", "pulse"]

KEEP = timedelta(minutes=10)


def pulse(*channels: str) -> None:
    """Announces a change on each channel; it reaches open pages when the transaction commits, or never."""
    Pulse.objects.bulk_create(Pulse(channel=channel) for channel in channels)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.executemany("SELECT pg_notify(%s, %s)", [(NOTIFY_CHANNEL, channel) for channel in channels])


def forget_old_pulses() -> int:
    return Pulse.objects.filter(at__lt=timezone.now() - KEEP).delete()[0]
