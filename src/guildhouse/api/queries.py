"""Whose token this is, and which tokens a member has."""

from django.utils import timezone

from guildhouse.api.models import ApiToken
from guildhouse.api.secret import hash_secret
from guildhouse.members.models import Member


def find_token(secret: str) -> ApiToken | None:
    """A token that works, of a member who may sign in."""
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("member")
        .filter(secret_hash=hash_secret(secret), revoked_at=None, expires_at__gt=now)
        .first()
    )
    return token if token is not None and token.member.is_active else None


def list_tokens(member: Member) -> list[ApiToken]:
    return list(ApiToken.objects.filter(member=member, revoked_at=None).order_by("-id"))
