"""Tells open pages that a channel changed, in the transaction that changed it."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from guildhouse.kernel.live_tokens import END, GOOD_FOR, NOTIFY_CHANNEL, live_token
from guildhouse.kernel.models import Pulse, StreamEnd

__all__ = ["end_streams", "forget_old_pulses", "live_token", "pulse"]

KEEP = timedelta(minutes=10)


def pulse(*channels: str) -> None:
    """Announces a change on each channel; it reaches open pages when the transaction commits, or never."""
    Pulse.objects.bulk_create(Pulse(channel=channel) for channel in channels)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.executemany("SELECT pg_notify(%s, %s)", [(NOTIFY_CHANNEL, channel) for channel in channels])


def end_streams(member_id: int) -> None:
    """Ends what this member's pages hear, when the transaction commits; the tokens they hold open no stream any more."""
    StreamEnd.objects.update_or_create(member_id=member_id, defaults={"until": int(timezone.now().timestamp())})
    pulse(f"{END}{member_id}")


def forget_old_pulses() -> int:
    """And the ends of streams whose tokens have run out by themselves."""
    StreamEnd.objects.filter(until__lt=int(timezone.now().timestamp()) - 2 * GOOD_FOR).delete()
    return Pulse.objects.filter(at__lt=timezone.now() - KEEP).delete()[0]
