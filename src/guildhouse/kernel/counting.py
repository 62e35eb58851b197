"""What is dear to count is remembered until something in the house changes."""

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import cache

from guildhouse.kernel.rows import fetch_rows

NEWEST_PULSE = "SELECT id FROM kernel_pulse ORDER BY id DESC LIMIT 1"
GOOD_FOR = 10  # seconds: what changes with time alone, or is pulsed by two transactions at once
Counted = TypeVar("Counted")


def newest_pulse() -> int:
    """Whatever changes what people see `pulse`s; 0 where nothing has for a while."""
    newest = fetch_rows(NEWEST_PULSE, [])
    return int(newest[0][0]) if newest else 0


def until_pulse(name: str, count: Callable[[], Counted]) -> Counted:
    """What `count` answered under this name since the newest pulse, ten seconds ago at the most. Never None."""
    key = f"counted:{blake2b(f'{newest_pulse()}:{name}'.encode(), digest_size=16).hexdigest()}"
    known: Counted | None = cache.get(key)
    if known is None:
        known = count()
        cache.set(key, known, GOOD_FOR)
    return known
