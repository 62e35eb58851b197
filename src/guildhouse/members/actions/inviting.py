"""Inviting people by mail: for each address an invitation of its own, good for one person."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid, NotAllowed, TooMany
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import one_line
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.actions.registering import hash_secret
from guildhouse.members.events import InvitationMailed
from guildhouse.members.models import Invitation, Member
from guildhouse.members.policies import can_run_community

MOST_AT_ONCE = 50
MOST_A_DAY = 200
LASTS = timedelta(days=30)


@transaction.atomic
def invite_by_mail(addresses: Sequence[str], *, by: Member, note: str = "") -> list[Invitation]:
    """Hosts only. Whoever has an open invitation already gets no second one; Invalid when that is everybody.

    The mails go out one by one afterwards. Whether an address belongs to a member is told to nobody: they get the same mail.
    """
    if not can_run_community(by):
        raise NotAllowed(_("Hosts of the community invite by mail. A link is made under “Invitations”."))
    if not 1 <= len(addresses) <= MOST_AT_ONCE:
        raise Invalid(_("Fifty at a time are the most. Send these first, then the rest."), field="addresses")
    lock(Member.objects.filter(pk=by.pk)).get()
    now = timezone.now()
    by_mail = Invitation.objects.exclude(email="")
    if by_mail.filter(invited_by=by, created_at__gt=now - timedelta(days=1)).count() + len(addresses) > MOST_A_DAY:
        raise TooMany(_("Two hundred invitations a day are the most. Go on tomorrow."), retry_after=86_400)
    pass_gates(Saying(kind="members.invitation", by=by))
    still_open = by_mail.filter(revoked_at=None, expires_at__gt=now, uses=0)
    invited = {email.casefold() for email in still_open.values_list("email", flat=True)}
    fresh = [address for address in addresses if address.casefold() not in invited]
    if not fresh:
        raise Invalid(_("All of them have an invitation that still works. Nothing was sent."), field="addresses")
    return [_invite(address, by, one_line(note)[:500]) for address in fresh]


def _invite(address: str, by: Member, note: str) -> Invitation:
    invitation = Invitation.objects.create(
        secret_hash=hash_secret(secrets.token_urlsafe(18)), invited_by=by, email=address, note=note,
        expires_at=timezone.now() + LASTS,
    )  # fmt: skip
    invitation.secret_hash = hash_secret(secret_of(invitation))
    invitation.save(update_fields=["secret_hash"])
    emit(InvitationMailed(invitation_id=invitation.pk))
    return invitation


def secret_of(invitation: Invitation) -> str:
    """Made of the house's key, so that a mail sent again carries the same link and none is kept."""
    return salted_hmac("members.invitation", f"{invitation.pk}:{invitation.email}", algorithm="sha256").hexdigest()[:40]
