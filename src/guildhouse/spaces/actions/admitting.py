"""Who comes in where a host opens, and in what role people are there."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.events import EntryAsked, EntryDecided, SpaceLeft, SpaceRoleChanged
from guildhouse.spaces.models import EntryRequest, Space, SpaceMembership
from guildhouse.spaces.policies import can_ask_to_enter, can_host
from guildhouse.spaces.queries import find_access


@transaction.atomic
def ask_to_enter(space: Space, *, by: Member, words: str = "") -> EntryRequest:
    """Asks the hosts; asking twice changes the words of the request that waits."""
    if not can_ask_to_enter(find_access(by, space)):
        raise NotAllowed(_("This space does not take requests, or you are in it already."))
    waiting = EntryRequest.objects.filter(space=space, member=by, decided_at=None)
    if waiting.update(words=words.strip()[:1000]):
        return waiting.get()
    try:
        with transaction.atomic():
            request = EntryRequest.objects.create(space=space, member=by, words=words.strip()[:1000])
    except IntegrityError:
        return waiting.get()
    emit(EntryAsked(request_id=request.pk, space_id=space.pk, member_id=by.pk))
    return request


@transaction.atomic
def decide_entry(request: EntryRequest, *, by: Member, accepted: bool, reason: str = "") -> None:
    """A host lets somebody in, or says kindly why not. Conflict when another host has decided meanwhile."""
    _check_host(request.space, by)
    decided = EntryRequest.objects.filter(pk=request.pk, decided_at=None).update(
        decided_at=timezone.now(), decided_by=by, accepted=accepted, reason=reason.strip()[:1000]
    )
    if not decided:
        raise Conflict(_("Another host has answered this request already."))
    if accepted:
        admit_member(request.space, request.member)
    emit(EntryDecided(
        request_id=request.pk, space_id=request.space_id, member_id=request.member_id, by_id=by.pk, accepted=accepted,
    ))  # fmt: skip


@transaction.atomic
def invite_member(space: Space, *, by: Member, handle: str) -> SpaceMembership:
    """A host brings somebody in: the only way into a hidden space."""
    _check_host(space, by)
    member = Member.objects.present().filter(handle=handle.strip().lstrip("@").lower()).first()
    if member is None:
        raise NotFound(_("No member goes by that handle."))
    EntryRequest.objects.filter(space=space, member=member, decided_at=None).update(
        decided_at=timezone.now(), decided_by=by, accepted=True
    )
    return admit_member(space, member)


@transaction.atomic
def change_role(space: Space, *, by: Member, member: Member, role: str) -> None:
    """Makes a member a host of the space, or a host a member; one host always stays."""
    _check_host(space, by)
    membership = _find_membership(space, member)
    if role not in SpaceMembership.Role.values or membership.role == role:
        return
    if role == SpaceMembership.Role.MEMBER:
        _keep_a_host(space, membership)
    SpaceMembership.objects.filter(pk=membership.pk).update(role=role)
    emit(SpaceRoleChanged(space_id=space.pk, member_id=member.pk, by_id=by.pk, role=role))


@transaction.atomic
def remove_member(space: Space, *, by: Member, member: Member) -> None:
    """Takes somebody out of a space; what they wrote stays."""
    _check_host(space, by)
    membership = _find_membership(space, member)
    _keep_a_host(space, membership)
    membership.delete()
    Space.objects.filter(pk=space.pk).update(members_count=F("members_count") - 1)
    emit(SpaceLeft(space_id=space.pk, member_id=member.pk))


def _check_host(space: Space, by: Member) -> None:
    lock(Space.objects.filter(pk=space.pk)).get()
    if not can_host(find_access(by, space)):
        raise NotAllowed(_("This is for the hosts of the space."))


def _find_membership(space: Space, member: Member) -> SpaceMembership:
    membership = SpaceMembership.objects.filter(space=space, member=member).first()
    if membership is None:
        raise NotFound(_("They are not in this space."))
    return membership


def _keep_a_host(space: Space, membership: SpaceMembership) -> None:
    hosts = SpaceMembership.objects.filter(space=space, role=SpaceMembership.Role.HOST)
    if membership.role == SpaceMembership.Role.HOST and hosts.count() == 1:
        raise Conflict(_("A space keeps at least one host. Make somebody else a host first."))
