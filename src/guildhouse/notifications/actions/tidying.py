"""Notices that must go: because rights changed, or because time has passed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.live import pulse
from guildhouse.kernel.ports.notices import Unsettling
from guildhouse.members.models import Member
from guildhouse.notifications.models import MailBatch, Notice, NoticeQuerySet
from guildhouse.notifications.queries.wording import read_rows, word_notices

AT_ONCE = 500
KEEP_READ = timedelta(days=90)
KEEP_UNREAD = timedelta(days=365)


@transaction.atomic
def reconsider_notices(unsettling: Unsettling) -> None:
    """Withdraws unread notices that may no longer be read, so that they do not count; brings back those that may."""
    _put_into_new_places(unsettling)
    unread = Notice.objects.filter(read_at=None)
    if unsettling.member_id is not None:
        _reconsider(unread.filter(member=unsettling.member_id))
    for start in range(0, len(unsettling.threads), AT_ONCE):
        _reconsider(unread.filter(thread__in=unsettling.threads[start : start + AT_ONCE]))


def _reconsider(notices: NoticeQuerySet) -> None:
    ids = notices.order_by("member").values_list("member", flat=True).distinct()
    for member in Member.objects.filter(pk__in=list(ids)):
        mine = notices.filter(member=member)
        shown = {row.id for worded in word_notices(member, read_rows(mine.order_by("-id"))) for row in worded.rows}
        changed = mine.filter(withdrawn_at=None).exclude(pk__in=shown).update(withdrawn_at=timezone.now())
        changed += mine.filter(pk__in=shown).exclude(withdrawn_at=None).update(withdrawn_at=None)
        if changed:
            pulse(f"member:{member.pk}")


def _put_into_new_places(unsettling: Unsettling) -> None:
    places = {place.thing_id: place for place in unsettling.moved}
    if not places:
        return
    notices = list(Notice.objects.filter(thread=unsettling.threads[0], thing_id__in=places))
    for notice in notices:
        notice.thread, notice.position = places[notice.thing_id].thread, places[notice.thing_id].position
    Notice.objects.bulk_update(notices, ["thread", "position"], batch_size=500)


@transaction.atomic
def forget_old_notices(now: datetime) -> None:
    """Read ones after 90 days, unread ones after a year, mails that are over after 90 days."""
    Notice.objects.filter(read_at__lt=now - KEEP_READ).delete()
    Notice.objects.filter(at__lt=now - KEEP_UNREAD).delete()
    over = [MailBatch.State.SENT, MailBatch.State.DROPPED, MailBatch.State.PARKED]
    MailBatch.objects.filter(state__in=over, created_at__lt=now - KEEP_READ).delete()
