"""Links that stop the mail of some kinds for one member, without signing in; they do nothing else and never run out."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing

SALT = "guildhouse.notifications.unsubscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    member_id: int
    kinds: tuple[str, ...]


def unsubscribe_address(member_id: int, kinds: list[str]) -> str:
    token = signing.dumps([member_id, *kinds], salt=SALT)
    return f"{settings.SITE_ADDRESS}/unsubscribe/{token}/"


def read_unsubscribe_token(token: str) -> Unsubscribing | None:
    try:
        member_id, *kinds = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Unsubscribing(member_id, tuple(kinds))
