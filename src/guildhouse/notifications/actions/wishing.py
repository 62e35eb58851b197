"""What a member wants to hear of, and how."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from guildhouse.kernel.ports.notices import Choice, notice_kinds
from guildhouse.members.models import Member
from guildhouse.notifications.models import NoticePause, NoticeWish


@transaction.atomic
def set_wishes(wishes: Mapping[str, Choice], *, by: Member) -> None:
    """Keeps a choice per kind; kinds the house does not have are left out."""
    for kind, choice in wishes.items():
        if kind in notice_kinds:
            NoticeWish.objects.update_or_create(member=by, kind=kind, defaults={"choice": choice})


@transaction.atomic
def pause_mail(*, by: Member, until: date | None) -> None:
    if until is None:
        NoticePause.objects.filter(member=by).delete()
    else:
        NoticePause.objects.update_or_create(member=by, defaults={"until": until})


@transaction.atomic
def stop_mail(member_id: int, kinds: Iterable[str]) -> None:
    """Unsubscribes from the mail of these kinds; the list stays as it is, and what was switched off stays off."""
    for kind in kinds:
        NoticeWish.objects.get_or_create(member_id=member_id, kind=kind, defaults={"choice": Choice.HERE})
        NoticeWish.objects.filter(member=member_id, kind=kind, choice=Choice.MAIL).update(choice=Choice.HERE)
