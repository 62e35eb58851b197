"""`throttle`: count one more, or refuse with the time at which it will be possible again."""

from __future__ import annotations

import datetime as dt
import hashlib
import math

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.errors import TooMany
from guildhouse.kernel.throttle.stores import find_store

_MINUTE = 60
_HOUR = 3600


def throttle(key: str, *, limit: int, per: dt.timedelta, count: bool = True) -> None:
    """Count one more under `key`; raises TooMany once `limit` were counted within `per` of the first of them.

    With `count=False` it only asks whether one more would be refused. Counts are outside the transaction: work that
    is rolled back was tried all the same. A refused try is not counted, so that waiting always helps.
    """
    counted, seconds = find_store().count(_hidden(key), limit=limit, per=per.total_seconds(), more=count)
    if counted > limit:
        raise TooMany(_sentence(seconds), retry_after=max(1, math.ceil(seconds)))


def clear_throttle(key: str) -> None:
    """Start anew, after the right password for instance."""
    find_store().clear(_hidden(key))


def _hidden(key: str) -> bytes:
    """Keys carry addresses and names; what is written down does not."""
    return hashlib.blake2b(key.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).digest()


def _sentence(seconds: float) -> str:
    if seconds <= _MINUTE:
        return _("That was very often in a short time. Try again in a minute.")
    if seconds <= _HOUR:
        minutes = math.ceil(seconds / _MINUTE)
        said = ngettext(
            "That was very often in a short time. Try again in %(n)d minute.",
            "That was very often in a short time. Try again in %(n)d minutes.",
            minutes,
        )
        return said % {"n": minutes}
    hours = math.ceil(seconds / _HOUR)
    said = ngettext(
        "That is all for now. Try again in %(n)d hour.", "That is all for now. Try again in %(n)d hours.", hours
    )
    return said % {"n": hours}
