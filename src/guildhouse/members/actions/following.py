"""Following a member, one way."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Block, Follow, Member
from guildhouse.members.policies import counts_as_member


@transaction.atomic
def follow_member(someone: Member, *, by: Member) -> None:
    """Twice is once. Following somebody who has blocked one is kept and brings nothing, so that nothing is given away."""
    if not counts_as_member(by):
        raise NotAllowed(_("You can follow members once a host has let you in."))
    if someone.pk == by.pk:
        raise Invalid(_("You cannot follow yourself."))
    if Block.objects.filter(member=by, blocked=someone).exists():
        raise Invalid(_("You have blocked this member. Unblock them first."))
    Follow.objects.get_or_create(member=by, followed=someone)


def unfollow_member(someone_id: int, *, by: Member) -> None:
    Follow.objects.filter(member=by, followed_id=someone_id).delete()


@undoes("members.follow_member")
def undo_follow(*, by: Member, followed_id: int) -> None:
    unfollow_member(followed_id, by=by)


@undoes("members.unfollow_member")
def undo_unfollow(*, by: Member, followed_id: int) -> None:
    someone = Member.objects.filter(pk=followed_id).first()
    if someone is not None:
        follow_member(someone, by=by)
