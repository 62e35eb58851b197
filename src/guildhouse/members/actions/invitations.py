"""Inviting people by a link, and coming in by one."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotAllowed, NotFound, TooMany
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import one_line
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.actions.registering import hash_secret, use_invitation
from guildhouse.members.actions.requests import admit_waiting
from guildhouse.members.models import Invitation, JoinRequest, Member
from guildhouse.members.policies import can_invite

MOST_OPEN = 20
MOST_USES, MOST_USES_OF_HOSTS = 10, 500


@transaction.atomic
def issue_invitation(*, by: Member, uses: int = 1, days: int = 14, note: str = "") -> tuple[Invitation, str]:
    """The invitation and its secret, which is shown this once: only its hash is kept."""
    if not can_invite(by):
        raise NotAllowed(_("You can invite people once you are a member yourself."))
    most = MOST_USES_OF_HOSTS if by.is_host else MOST_USES
    if not 1 <= uses <= most:
        raise NotAllowed(_("One link of yours lets in at most %(most)s people.") % {"most": most})
    lock(Member.objects.filter(pk=by.pk)).get()
    open_ones = Invitation.objects.filter(
        invited_by=by, email="", revoked_at=None, expires_at__gt=timezone.now()
    ).count()
    if open_ones >= MOST_OPEN:
        raise TooMany(_("You have twenty open links. Take one back first."), retry_after=3600)
    pass_gates(Saying(kind="members.invitation", by=by))
    secret = secrets.token_urlsafe(18)
    invitation = Invitation.objects.create(
        secret_hash=hash_secret(secret),
        invited_by=by,
        most_uses=uses,
        note=one_line(note)[:500],
        expires_at=timezone.now() + timedelta(days=days),
    )
    return invitation, secret


@transaction.atomic
def revoke_invitation(invitation_id: int, *, by: Member) -> Invitation:
    """Nobody comes in by it any more; who came stays. Hosts may take back anybody's."""
    invitation = Invitation.objects.filter(pk=invitation_id).first()
    if invitation is None or not (invitation.invited_by_id == by.pk or by.is_host):
        raise NotFound(_("There is no such invitation."))
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
    return invitation


@transaction.atomic
def enter_by_invitation(secret: str, *, by: Member) -> None:
    """Somebody who waits for a host is let in by a member's link; its use counts."""
    if lock(Member.objects.filter(pk=by.pk)).get().status != Member.Status.WAITING:
        return  # the button was pressed twice: one press counts
    if not use_invitation(secret):
        raise NotFound(_("This invitation has run out or was used up. Ask whoever sent it for a new one."))
    JoinRequest.objects.filter(member=by, decided_at=None).update(decided_at=timezone.now(), accepted=True)
    admit_waiting(by)
