"""What a page shows to the live-events process: the channels it may hear, signed. It needs no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing

SALT = "guildhouse.live"
NOTIFY_CHANNEL = "guildhouse_live"
GOOD_FOR = 24 * 60 * 60
MOST_CHANNELS = 20
OWN, END = "member:", "end:"  # the channel of one member's own pages; the one on which their end is announced


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a token lets hear, whose it is (None: a visitor's) and the second of Unix time in which it was signed."""

    channels: frozenset[str]
    signed_at: int

    @property
    def member_id(self) -> int | None:
        own = next((channel for channel in self.channels if channel.startswith(OWN)), "")
        return int(own.removeprefix(OWN)) if own.removeprefix(OWN).isdecimal() else None


def live_token(channels: Sequence[str]) -> str:
    """Says nothing about the member but what may be heard; good for a day, after which a page falls back to reloading."""
    return signing.dumps(list(channels)[:MOST_CHANNELS], salt=SALT, compress=True)


def read_live_token(token: str) -> Hearing | None:
    """What may be heard, or None for a token that is not ours, has run out, or names none or too many."""
    try:
        channels = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    if not isinstance(channels, list) or not 0 < len(channels) <= MOST_CHANNELS:
        return None
    return Hearing(frozenset(map(str, channels)), signing.b62_decode(token.rsplit(":", 2)[1]))
