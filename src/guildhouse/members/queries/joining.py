"""Who asks to come in, and by whose links people come."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from guildhouse.members.models import Invitation, JoinRequest, Member

SHOWN = 100


def waiting_requests(_host: Member | None = None) -> "QuerySet[JoinRequest]":
    """The same for every host."""
    return JoinRequest.objects.filter(decided_at=None, member__status=Member.Status.WAITING).select_related("member")


def list_waiting_requests() -> Sequence[JoinRequest]:
    """The longest waiting first."""
    return list(waiting_requests().order_by("created_at")[:SHOWN])


def count_waiting_requests() -> int:
    return waiting_requests().count()


def list_invitations(member: Member) -> Sequence[Invitation]:
    """One's own links; a host sees everybody's that still work."""
    rows = Invitation.objects.select_related("invited_by").order_by("-created_at")
    if member.is_host:
        rows = rows.filter(revoked_at=None, expires_at__gt=timezone.now()) | rows.filter(invited_by=member)
    else:
        rows = rows.filter(invited_by=member)
    return list(rows[:SHOWN])


def find_own_request(member: Member | None) -> JoinRequest | None:
    if member is None or member.status != Member.Status.WAITING:
        return None
    return JoinRequest.objects.filter(member=member).first()
