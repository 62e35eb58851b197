"""Tells open pages that a channel changed, in the transaction that changed it."""

from datetime import timedelta

from django.core import signing
from django.db import connection
from django.utils import timezone

from guildhouse.kernel.models import Pulse

TOKEN_SALT = "guildhouse.live"  # noqa: S105 - names the purpose of a signature
NOTIFY_CHANNEL = "guildhouse_live"
KEEP = timedelta(minutes=10)


def pulse(*channels: str) -> None:
    """Announces a change on each channel; it reaches open pages when the transaction commits, or never."""
    Pulse.objects.bulk_create(Pulse(channel=channel) for channel in channels)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.executemany("SELECT pg_notify(%s, %s)", [(NOTIFY_CHANNEL, channel) for channel in channels])


def live_token(channels: list[str]) -> str:
    """What a page shows to the live-events process: the channels it may hear, signed, and nothing about the member."""
    return signing.dumps(channels, salt=TOKEN_SALT, compress=True)


def forget_old_pulses() -> int:
    return Pulse.objects.filter(at__lt=timezone.now() - KEEP).delete()[0]
