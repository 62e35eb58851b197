"""Giving out tokens and taking them back."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.api.models import ApiToken
from guildhouse.api.secret import hash_secret
from guildhouse.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from guildhouse.members.models import Member

SCOPES = ("read", "write", "conversations", "decisions", "commitments")
MOST_TOKENS = 20
MOST_DAYS = 365
PREFIX = "gh_"


@transaction.atomic
def issue_token(*, by: Member, name: str, scopes: list[str], days: int = 90) -> tuple[ApiToken, str]:
    """Answers the token with its secret, which is shown this once and kept nowhere."""
    if not by.may_write:
        raise NotAllowed(_("Tokens are for members who may take part."))
    name = " ".join(name.split())[:80]
    if not name:
        raise Invalid(_("Name the token after the program it is for."), field="name")
    if not scopes or set(scopes) - set(SCOPES):
        raise Invalid(_("Choose what the program may do."), field="scopes")
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_("A token lasts between one day and a year."), field="days")
    if ApiToken.objects.filter(member=by, revoked_at=None, expires_at__gt=timezone.now()).count() >= MOST_TOKENS:
        raise TooMany(_("You have twenty tokens. Revoke one that is no longer used."), retry_after=60)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        member=by, name=name, start=secret[:8], secret_hash=hash_secret(secret),
        scopes=[scope for scope in SCOPES if scope in scopes], expires_at=timezone.now() + timedelta(days=days),
    )  # fmt: skip
    return token, secret


@transaction.atomic
def revoke_token(token_id: int, *, by: Member) -> ApiToken:
    """It stops working at once."""
    token = ApiToken.objects.filter(pk=token_id, member=by).first()
    if token is None:
        raise NotFound(_("There is no such token of yours."))
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
    return token
