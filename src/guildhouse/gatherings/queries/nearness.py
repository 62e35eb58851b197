"""Whether any event is near, so that pages of members ask nothing while none is."""

from datetime import datetime, timedelta

from django.core.cache import cache

from guildhouse.gatherings.models import Gathering

KEY = "gatherings.near"
REMEMBERED = 10  # seconds
NEAR = timedelta(days=3)


def is_anything_near(now: datetime) -> bool:
    """At most ten seconds old; at once new in the process that planned or changed one."""
    near: bool | None = cache.get(KEY)
    if near is None:
        near = Gathering.objects.happening().filter(ends_at__gt=now, starts_at__lt=now + NEAR).exists()
        cache.set(KEY, near, REMEMBERED)
    return near


def forget_nearness() -> None:
    cache.delete(KEY)
