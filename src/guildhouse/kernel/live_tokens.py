"""What a page shows to the live-events process: the channels it may hear, signed. It needs no database."""

from collections.abc import Sequence

from django.core import signing

SALT = "guildhouse.live"
NOTIFY_CHANNEL = "guildhouse_live"
GOOD_FOR = 24 * 60 * 60
MOST_CHANNELS = 20


def live_token(channels: Sequence[str]) -> str:
    """Says nothing about the member but what may be heard; good for a day, after which a page falls back to reloading."""
    return signing.dumps(list(channels)[:MOST_CHANNELS], salt=SALT, compress=True)


def read_live_token(token: str) -> frozenset[str] | None:
    """The channels, or None for a token that is not ours, has run out, or names none or too many."""
    try:
        channels = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    if not isinstance(channels, list) or not 0 < len(channels) <= MOST_CHANNELS:
        return None
    return frozenset(map(str, channels))
