"""Becoming a member: open, by a host's word, or by an invitation."""

import hashlib

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.members.actions.handles import is_reserved
from guildhouse.members.actions.profile import choose_hue, clean_line
from guildhouse.members.events import MemberAsked, MemberJoined
from guildhouse.members.models import Community, HandleHistory, Invitation, JoinRequest, Member, Profile
from guildhouse.members.queries import find_community

TRIES = 8


@transaction.atomic
def register_member(
    member: Member, *, name: str, words: str = "", invitation: str = "", language: str = "", accepts: bool = False
) -> Member:
    """Saves a new account with a free handle; an invitation opens what a host would otherwise have to.

    `language` is the one they joined in, so that mails speak it too; they can change it. `accepts`: they have read the
    guidelines and keep to them; otherwise they are asked before they first write.
    """
    community = find_community()
    joining = community.joining
    invited = use_invitation(invitation) if invitation else False
    if joining == Community.Joining.INVITATION and not invited:
        raise NotAllowed(_("This community is joined by invitation. Ask a member to invite you."))
    waits = joining == Community.Joining.APPROVAL and not invited
    member.name = clean_line(name)[:80]
    if not member.name:
        raise Invalid(_("Tell us how people call you."), field="name")
    member.language = member.language or language
    member.guidelines_accepted = community.guidelines_version if accepts else 0
    member.hue = choose_hue(member.name)
    member.status = Member.Status.WAITING if waits else Member.Status.ACTIVE
    save_with_free_handle(member)
    Profile.objects.create(member=member)
    if waits:
        JoinRequest.objects.create(member=member, words=words)
        emit(MemberAsked(member_id=member.pk))
    else:
        emit(MemberJoined(member_id=member.pk))
    return member


def save_with_free_handle(member: Member) -> None:
    """The name as a handle, with a number behind it when it is taken; two at once get different ones."""
    base = slugify(member.name)[:30].strip("-") or "member"
    if base.isdigit() or is_reserved(base):
        base = f"{base}-member"[:30]
    taken = set(Member.objects.filter(handle__startswith=base).values_list("handle", flat=True))
    taken |= set(HandleHistory.objects.filter(handle__startswith=base).values_list("handle", flat=True))
    candidates = [base, *(f"{base}-{number}" for number in range(2, 40))]
    free = [handle for handle in candidates if handle not in taken][:TRIES]
    for handle in [*free, f"{base[:29]}-{get_random_string(8, 'abcdefghijkmnpqrstuvwxyz23456789')}"]:
        member.handle = handle
        try:
            with transaction.atomic():
                member.save()
        except IntegrityError:
            if Member.objects.filter(email__iexact=member.email or "").exists():
                raise Conflict(
                    _("There is an account with this address. Sign in, or ask for a new password.")
                ) from None
        else:
            return
    raise Conflict(_("No free handle was found for this name. Try again."))


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find_open_invitation(secret: str) -> Invitation | None:
    if not secret:
        return None
    return Invitation.objects.filter(
        secret_hash=hash_secret(secret), revoked_at=None, expires_at__gt=timezone.now(), uses__lt=F("most_uses")
    ).first()


def use_invitation(secret: str) -> bool:
    """Counts one use; the condition in the update lets the last use happen once, however many try."""
    used = Invitation.objects.filter(
        secret_hash=hash_secret(secret), revoked_at=None, expires_at__gt=timezone.now(), uses__lt=F("most_uses")
    ).update(uses=F("uses") + 1)
    return bool(used)
