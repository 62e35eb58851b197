"""Using secret links: looking changes nothing, redeeming counts, and a link good for one use is used once."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links.tokens import hash_token, is_ours


class LinkSpent(Conflict):
    """The link was good once: it has expired, been used up or been revoked, and the sentence says which."""


def find_link(purpose: str, token: str) -> SecretLink:
    """The link, if it can still be used; counts nothing, so a page may show what the button will do.

    Raises NotFound for what is no link of ours, LinkSpent for one that has ended. Mail scanners follow links:
    whatever changes something belongs behind a button and `redeem`.
    """
    if not is_ours(token, purpose):
        raise _unknown()
    link = SecretLink.objects.select_related("member").filter(token_hash=hash_token(token), purpose=purpose).first()
    if link is None:
        raise _unknown()
    if (reason := _why_spent(link)) is not None:
        raise LinkSpent(reason)
    return link


def redeem(purpose: str, token: str) -> SecretLink:
    """Use the link once more, in the caller's transaction; of many at once only as many succeed as it is good for."""
    link = find_link(purpose, token)
    now = timezone.now()
    usable = SecretLink.objects.filter(pk=link.pk, revoked_at=None).filter(
        Q(expires_at=None) | Q(expires_at__gt=now), Q(max_uses=None) | Q(uses__lt=F("max_uses"))
    )
    # One statement checks and counts: between two of them another request could come in.
    if not usable.update(uses=F("uses") + 1, used_at=now):
        link.refresh_from_db()
        raise LinkSpent(_why_spent(link) or _("This link has just been used."))
    link.refresh_from_db(fields=["uses", "used_at"])
    return link


def _why_spent(link: SecretLink) -> str | None:
    if link.revoked_at is not None:
        return _("This link has been taken back. Ask for a new one.")
    if link.max_uses is not None and link.uses >= link.max_uses:
        return _("This link has been used already. Ask for a new one if you need it again.")
    if link.expires_at is not None and link.expires_at <= timezone.now():
        return _("This link has run out. Ask for a new one.")
    return None


def _unknown() -> NotFound:
    return NotFound(_("This link is not complete. Open it from the message again, or ask for a new one."))
