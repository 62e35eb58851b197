"""Making secret links and ending them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links.tokens import hash_token, new_token

_KEPT_AFTER_THE_END = dt.timedelta(days=30)  # so that a late click is told what happened, not that nothing is known


@dataclass(frozen=True, slots=True)
class Issued:
    """`token` goes into the address and exists nowhere else: whoever loses it needs a new link."""

    link: SecretLink
    token: str

    def __repr__(self) -> str:
        return f"Issued({self.link.purpose})"


def issue(
    purpose: str,
    *,
    lasts: dt.timedelta | None,
    max_uses: int | None = 1,
    subject: tuple[str, int] | None = None,
    member: Any = None,
) -> Issued:
    """A new link. `lasts=None` and `max_uses=None` mean until it is revoked, for a calendar feed for instance.

    `subject` is the thing it is about as (kind, id); `member` is on whose behalf it acts.
    """
    token = new_token(purpose)
    kind, object_id = subject or ("", None)
    link = SecretLink.objects.create(
        purpose=purpose,
        token_hash=hash_token(token),
        kind=kind,
        object_id=object_id,
        member=member,
        expires_at=None if lasts is None else timezone.now() + lasts,
        max_uses=max_uses,
    )
    return Issued(link, token)


def revoke(link: SecretLink) -> None:
    """End one link now; revoking twice changes nothing."""
    SecretLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def revoke_all(purpose: str, *, subject: tuple[str, int] | None = None, member: Any = None) -> int:
    """End every link of that purpose for a subject, a member, or both; how many were still good to look at.

    At least one of the two is needed: ending a purpose for everybody is never meant.
    """
    if subject is None and member is None:
        raise ValueError("Say whose links, or for what.")
    links = SecretLink.objects.filter(purpose=purpose, revoked_at=None)
    if subject is not None:
        links = links.filter(kind=subject[0], object_id=subject[1])
    if member is not None:
        links = links.filter(member=member)
    return links.update(revoked_at=timezone.now())


def sweep_links() -> int:
    """Delete links a month after they ended; how many."""
    before = timezone.now() - _KEPT_AFTER_THE_END
    _rows, by_model = SecretLink.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before)).delete()
    return by_model.get("kernel.SecretLink", 0)
