"""Entering and leaving a space."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.spaces.events import SpaceEntered, SpaceLeft
from guildhouse.spaces.models import Space, SpaceMembership
from guildhouse.spaces.policies import can_enter
from guildhouse.spaces.queries import find_access


@transaction.atomic
def enter_space(space: Space, *, by: Member) -> SpaceMembership:
    """Enters an open space; entering twice is entering once."""
    access = find_access(by, space)
    if access.membership is not None:
        return access.membership
    if not can_enter(access):
        raise NotAllowed(_("This space is opened by its hosts. You can ask them to let you in."))
    return admit_member(space, by)


def admit_member(space: Space, member: Member, role: str = SpaceMembership.Role.MEMBER) -> SpaceMembership:
    """The one place that makes a membership; the caller has asked the policy and holds the transaction.

    In line with whoever leaves: between a row that is there already and reading it, it could be gone.
    """
    lock(Space.objects.filter(pk=space.pk)).get()
    membership, made = SpaceMembership.objects.get_or_create(space=space, member=member, defaults={"role": role})
    if made:
        Space.objects.filter(pk=space.pk).update(members_count=F("members_count") + 1)
        emit(SpaceEntered(space_id=space.pk, member_id=member.pk))
    return membership


@transaction.atomic
def leave_space(space: Space, *, by: Member) -> None:
    """Leaves; a space keeps at least one host."""
    lock(Space.objects.filter(pk=space.pk)).get()
    membership = SpaceMembership.objects.filter(space=space, member=by).first()
    if membership is None:
        return
    hosts = SpaceMembership.objects.filter(space=space, role=SpaceMembership.Role.HOST)
    if membership.role == SpaceMembership.Role.HOST and hosts.count() == 1:
        raise Conflict(_("You are the only host here. Make somebody else a host first, then you can leave."))
    membership.delete()
    Space.objects.filter(pk=space.pk).update(members_count=F("members_count") - 1)
    emit(SpaceLeft(space_id=space.pk, member_id=by.pk))


@transaction.atomic
def change_level(space: Space, *, by: Member, level: str) -> None:
    """How much of a space its member wants to hear."""
    if level not in SpaceMembership.Level.values:
        raise Invalid(_("Choose how much of this space you want to hear."))
    if not SpaceMembership.objects.filter(space=space, member=by).update(level=level):
        raise NotAllowed(_("Enter this space first; then you can choose what you hear of it."))
