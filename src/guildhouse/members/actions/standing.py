"""Silencing and suspending members, and taking that back. Moderation decides and gives the reasons; this makes it so."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import end_streams, pulse
from guildhouse.kernel.locking import lock
from guildhouse.members.events import StandingChanged
from guildhouse.members.models import JoinRequest, Member, Sanction
from guildhouse.members.policies import can_sanction

BEYOND = {Member.Status.PLACEHOLDER, Member.Status.LEFT}


@transaction.atomic
def silence_member(member: Member, *, by: Member, until: datetime | None, reason: str) -> Sanction:
    """They read and keep what is theirs, and write nothing, until then; None: until a host lifts it."""
    return _sanction(member, Sanction.Kind.SILENCE, by, until, reason)


@transaction.atomic
def suspend_member(member: Member, *, by: Member, until: datetime | None, reason: str) -> Sanction:
    """They are signed out everywhere at once and cannot come in; their tokens stop working until it ends."""
    sanction = _sanction(member, Sanction.Kind.SUSPEND, by, until, reason)
    for session in UserSession.objects.filter(user_id=member.pk):
        session.end()
    return sanction


@transaction.atomic
def reinstate_member(sanction: Sanction, *, by: Member, reason: str) -> Member:
    """Lifts one sanction; others that run go on."""
    by, member = lock_pair(by, sanction.member_id)
    sanction = lock(Sanction.objects.filter(pk=sanction.pk)).get()
    if not can_sanction(by, member):
        raise NotAllowed(_("Only another host of the community can do this."))
    if sanction.lifted_at is None:
        Sanction.objects.filter(pk=sanction.pk).update(lifted_at=timezone.now())
        record_act("member.reinstated", by=by, kind="sanction", object_id=sanction.pk, about=member, reason=reason)
        settle_standing(member)
    return member


@transaction.atomic
def end_due_sanctions(now: datetime | None = None) -> int:
    """Those whose time is over: they ended by themselves, and the log says when. Answers how many."""
    due = list(lock(Sanction.objects.filter(until__lte=now or timezone.now(), lifted_at=None, ended_at=None)))
    for sanction in due:
        Sanction.objects.filter(pk=sanction.pk).update(ended_at=timezone.now())
        member = lock(Member.objects.filter(pk=sanction.member_id)).get()
        record_act("member.sanction_ended", kind="sanction", object_id=sanction.pk, about=member)
        settle_standing(member)
    return len(due)


def settle_standing(member: Member) -> None:
    """`status` from the sanctions in force; the caller holds the member's row."""
    if member.status in BEYOND:
        return
    kinds = set(Sanction.objects.in_force().filter(member=member).values_list("kind", flat=True))
    if Sanction.Kind.SUSPEND in kinds:
        status = Member.Status.SUSPENDED
    elif JoinRequest.objects.filter(member=member).exclude(accepted=True).exists():
        status = Member.Status.WAITING
    else:
        status = Member.Status.SILENCED if kinds else Member.Status.ACTIVE
    if status != member.status:
        Member.objects.filter(pk=member.pk).update(status=status)
        member.status = status
        pulse(f"standing:{member.pk}")
        if status == Member.Status.SUSPENDED:
            end_streams(member.pk)
        emit(StandingChanged(member_id=member.pk))


def lock_pair(one: Member, other_id: int) -> tuple[Member, Member]:
    """Both as they are now, always locked in the same order: two hosts who turn on each other cannot both succeed."""
    found = {row.pk: row for row in lock(Member.objects.filter(pk__in={one.pk, other_id}).order_by("pk"))}
    return found[one.pk], found[other_id]


def _sanction(member: Member, kind: str, by: Member, until: datetime | None, reason: str) -> Sanction:
    by, member = lock_pair(by, member.pk)
    if not can_sanction(by, member):
        raise NotAllowed(_("Only another host of the community can do this."))
    if member.status in BEYOND:
        raise Conflict(_("There is nobody behind this account who could be kept from writing."))
    sanction = Sanction.objects.create(member=member, kind=kind, by=by, until=until)
    record_act(
        f"member.{'silenced' if kind == Sanction.Kind.SILENCE else 'suspended'}", by=by, kind="sanction",
        object_id=sanction.pk, about=member, reason=reason, before={"status": member.status},
        after={"until": until.isoformat() if until else None},
    )  # fmt: skip
    settle_standing(member)
    return sanction
