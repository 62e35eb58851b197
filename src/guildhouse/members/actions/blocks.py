"""Keeping somebody away, which nobody but oneself learns of."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.events import emit
from guildhouse.kernel.undo import undoes
from guildhouse.members.events import MemberBlocked
from guildhouse.members.models import Block, Member


@transaction.atomic
def block_member(someone: Member, *, by: Member) -> None:
    """Their words are folded away, they cannot write to one, and neither is suggested to the other. Twice is once."""
    if someone.pk == by.pk:
        raise Invalid(_("You cannot block yourself."))
    _row, made = Block.objects.get_or_create(member=by, blocked=someone)
    if made:
        emit(MemberBlocked(member_id=by.pk, blocked_id=someone.pk))


def unblock_member(someone_id: int, *, by: Member) -> None:
    Block.objects.filter(member=by, blocked_id=someone_id).delete()


@undoes("members.block_member")
def undo_block(*, by: Member, blocked_id: int) -> None:
    unblock_member(blocked_id, by=by)


@undoes("members.unblock_member")
def undo_unblock(*, by: Member, blocked_id: int) -> None:
    someone = Member.objects.filter(pk=blocked_id).first()
    if someone is not None:
        block_member(someone, by=by)
