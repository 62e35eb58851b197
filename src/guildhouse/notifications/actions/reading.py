"""Notices that were read: one by one, a thread, all of them; and taking that back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.live import pulse
from guildhouse.kernel.ports.notices import Reading
from guildhouse.kernel.rows import change_rows, stamp
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member
from guildhouse.notifications.models import Notice


@transaction.atomic
def read_notices(*, by: Member, up_to: int | None = None, like: Notice | None = None) -> datetime | None:
    """Marks the member's unread notices as read: no newer than `up_to`, and only those of the kind and thread of `like`.

    Answers the moment they were read at, by which it can be undone; None when there was nothing to mark.
    """
    notices = Notice.objects.filter(member=by).unread()
    if up_to is not None:
        notices = notices.filter(pk__lte=up_to)
    if like is not None:
        notices = notices.filter(kind=like.kind, thread=like.thread)
    now = timezone.now()
    if not notices.update(read_at=now):
        return None
    pulse(f"member:{by.pk}")
    return now


@undoes("notifications.read_notices")
@transaction.atomic
def unread_notices(*, by: Member, at: str) -> None:
    """What was marked in one act has one moment; that moment's notices are unread again."""
    Notice.objects.filter(member=by, read_at=datetime.fromisoformat(at)).update(read_at=None)
    pulse(f"member:{by.pk}")


# By hand, because every page of a topic and every reply does it. As `Notice.objects.unread()` says it.
READ = """
UPDATE notifications_notice SET read_at = %s WHERE member_id = %s AND thread = %s AND read_at IS NULL AND withdrawn_at IS NULL"""


def read_thread(reading: Reading) -> None:
    """Part of the transaction in which the thread was read; one indexed statement where there is nothing to mark."""
    upto, values = ("", []) if reading.position is None else (" AND position <= %s", [reading.position])
    if change_rows(READ + upto, [stamp(timezone.now()), reading.member_id, reading.thread, *values]):
        pulse(f"member:{reading.member_id}")
