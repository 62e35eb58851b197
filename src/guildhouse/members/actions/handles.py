"""Handles: which may be taken, and how one is changed so that old links still lead to the member."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid, TooMany
from guildhouse.members.models import HandleHistory, Member
from guildhouse.members.models.member import HANDLE_PATTERN

MOST_CHANGES, CHANGES_PER = 3, timedelta(days=90)
RESERVED = frozenset(
    """
    about abuse account accounts ad admin administration administrator ads alert alerts all anonymous anybody api app apps
    atom auth avatar avatars blocks blog bot bots calendar channel community completion config contact contributions
    dashboard deleted demo directory docs download drafts edit error everybody everyone example export faq feed feeds feedback
    guest guidelines guild guildhouse help home host hosts house info invitation invitations invite jobs join legal list live
    login logout mail mailer-daemon me media member members message messages mod moderation moderator moderators nobody
    none noreply no-reply notices notifications null official operator owner password people postmaster preview privacy
    profile profiles register reset root rss search security self service session sessions settings sign-in signin sign-out
    signout sign-up signup site space spaces staff static status superuser support sysadmin system team terms test today topic
    topics undefined undo unsubscribe user username users webmaster welcome www you your
    """.split()
)
LOOKALIKES = str.maketrans({"0": "o", "1": "l", "i": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "-": None})


def is_reserved(handle: str) -> bool:
    """Reserved words, and what could be mistaken for one: `adm1n`, `m0derator`, `h-o-s-t`."""
    return handle.translate(LOOKALIKES) in RESERVED_SHAPES


RESERVED_SHAPES = frozenset(word.translate(LOOKALIKES) for word in RESERVED)


def rename_handle(member: Member, handle: str) -> None:
    """Sets the new handle on the member, unsaved; the old one stays theirs. The caller holds the transaction and saves."""
    handle = handle.strip().lower().removeprefix("@")
    if handle == member.handle:
        return
    check_handle(member, handle)
    since = timezone.now() - CHANGES_PER
    if HandleHistory.objects.filter(member=member, until__gt=since).count() >= MOST_CHANGES:
        raise TooMany(
            _("You have changed your handle three times in three months. Let people learn this one first."),
            retry_after=86_400,
        )
    HandleHistory.objects.filter(member=member, handle=handle).delete()
    HandleHistory.objects.update_or_create(handle=member.handle, defaults={"member": member, "until": timezone.now()})
    member.handle = handle


def check_handle(member: Member, handle: str) -> None:
    if not re.fullmatch(HANDLE_PATTERN, handle):
        raise Invalid(
            _("A handle has letters from a to z, digits and hyphens between them, 38 at most, as in ana-duarte."),
            field="handle",
        )
    if handle.isdigit() or is_reserved(handle):
        raise Invalid(
            _("This handle is kept for the house, because it could be mistaken for it. Choose another one."),
            field="handle",
        )
    taken = Member.objects.filter(handle=handle).exclude(pk=member.pk).exists()
    if taken or HandleHistory.objects.filter(handle=handle).exclude(member=member).exists():
        raise Invalid(_("Somebody has, or had, this handle. Choose another one."), field="handle")
