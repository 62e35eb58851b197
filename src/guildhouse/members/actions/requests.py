"""A host's word for those who asked to join."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.events import JoinRequestDecided, MemberAsked, MemberJoined
from guildhouse.members.models import JoinRequest, Member
from guildhouse.members.policies import can_decide_requests

LONGEST_REASON = 1000


@transaction.atomic
def decide_join_request(request_id: int, *, by: Member, accepted: bool, reason: str = "") -> JoinRequest:
    """Lets the person in, or says why not; they may ask again. Conflict when another host was faster."""
    if not can_decide_requests(by):
        raise NotAllowed(_("Hosts of the community decide who joins."))
    asked = lock(JoinRequest.objects.filter(pk=request_id)).first()
    if asked is None:
        raise NotFound(_("This request is not there any more."))
    if asked.decided_at is not None:
        raise Conflict(_("Another host has answered this request already."))
    reason = clean_text(reason).strip()
    if not accepted and not reason:
        raise Invalid(_("Say why, so that the person knows what they could do. They will read it."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("A thousand characters are enough for a reason."), field="reason")
    asked.decided_at, asked.decided_by, asked.accepted, asked.reason = timezone.now(), by, accepted, reason
    asked.save(update_fields=["decided_at", "decided_by", "accepted", "reason"])
    emit(JoinRequestDecided(member_id=asked.member_id, by_id=by.pk, accepted=accepted))
    if accepted:
        admit_waiting(asked.member)
    return asked


def admit_waiting(member: Member) -> None:
    """The one place where somebody who waited becomes a member; the caller holds the transaction."""
    admitted = Member.objects.filter(pk=member.pk, status=Member.Status.WAITING).update(status=Member.Status.ACTIVE)
    if admitted:
        emit(MemberJoined(member_id=member.pk))


@transaction.atomic
def ask_again(*, by: Member, words: str) -> JoinRequest:
    """After a refusal: what was said is answered with new words."""
    asked = lock(JoinRequest.objects.filter(member=by)).first()
    if asked is None or by.status != Member.Status.WAITING or asked.decided_at is None:
        raise Conflict(_("Your request is with the hosts; there is nothing to send again."))
    words = clean_text(words).strip()[:500]
    if not words:
        raise Invalid(_("Write a sentence or two for the hosts."), field="words")
    asked.words, asked.created_at = words, timezone.now()
    asked.decided_at, asked.decided_by, asked.accepted, asked.reason = None, None, None, ""
    asked.save()
    emit(MemberAsked(member_id=by.pk))
    return asked
