"""Sending the mails that are due: leased, sent outside any transaction, closed by a receipt, tried again with patience."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.notifications.actions.composing import compose_mail
from guildhouse.notifications.models import MailBatch

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
MOST_A_DAY = 100
DAY = timedelta(days=1)
PARK_AFTER = 10
PERMANENT = 500
ANSWERED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)


def send_next_mail() -> bool:
    """Sends one mail that is due; answers whether to go on at once: there was one, and the mail server can be reached.

    A batch is sent once. Only when this process dies between the mail server's word and our receipt is it sent again,
    and then with the same Message-ID, by which mail programs know it for the same.
    """
    batch = claim_batch()
    if batch is None:
        return False
    try:
        mail = compose_mail(batch)
        if mail is not None:
            mail.send()
    except Exception as error:  # noqa: BLE001 - a mail that cannot be written must not hold up the others
        _try_later(batch, error)
        return not isinstance(error, OSError) or isinstance(error, ANSWERED)
    _close(batch, MailBatch.State.SENT if mail else MailBatch.State.DROPPED)
    return True


def claim_batch() -> MailBatch | None:
    """Leases the batch longest due, so that a worker that dies gives it back; waits for tomorrow where today is full."""
    now = timezone.now()
    due = MailBatch.objects.filter(
        state__in=[MailBatch.State.WAITING, MailBatch.State.SENDING], due_at__lte=now
    ).order_by("due_at", "id")
    while due.exists():
        with transaction.atomic():
            free = due.select_for_update(skip_locked=True) if connection.vendor == "postgresql" else due
            batch = free.first()
            if batch is None:
                return None
            batch.member = lock(Member.objects.filter(pk=batch.member_id)).get()
            if (full_until := _find_full_until(batch, now)) is not None:
                MailBatch.objects.filter(pk=batch.pk).update(due_at=full_until)
                continue
            batch.state, batch.attempts, batch.due_at = MailBatch.State.SENDING, batch.attempts + 1, now + LEASE
            batch.save(update_fields=["state", "attempts", "due_at"])
            return batch
    return None


def _find_full_until(batch: MailBatch, now: datetime) -> datetime | None:
    """A member gets at most a hundred mails a day; when that is reached, the moment the oldest is a day old."""
    counted = MailBatch.objects.filter(member=batch.member_id).exclude(pk=batch.pk)
    recent = Q(sent_at__gt=now - DAY) | Q(state=MailBatch.State.SENDING)
    if counted.filter(recent).count() < MOST_A_DAY:
        return None
    oldest = counted.filter(sent_at__gt=now - DAY).order_by("sent_at").values_list("sent_at", flat=True).first()
    return (oldest or now) + DAY


def _close(batch: MailBatch, state: MailBatch.State) -> None:
    _change(batch, state=state, sent_at=timezone.now() if state == MailBatch.State.SENT else None, last_error="")


def _try_later(batch: MailBatch, error: Exception) -> None:
    """One, two, four … minutes, at most four hours, ten times; what the mail server refuses for good is parked at once."""
    log.warning("%s was not taken, attempt %s: %s: %s", batch, batch.attempts, type(error).__name__, error)
    said = str(error)[:500]
    if batch.attempts >= PARK_AFTER or _is_permanent(error):
        _change(batch, state=MailBatch.State.PARKED, last_error=said)
    else:
        wait = timedelta(minutes=min(2 ** (batch.attempts - 1), 240))
        _change(batch, due_at=timezone.now() + wait, last_error=said)


def _is_permanent(error: Exception) -> bool:
    """The address or the mail itself was refused; a wrong password of ours is not the mail's fault."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _said in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= PERMANENT


def _change(batch: MailBatch, **values: object) -> None:
    """Only while the lease is ours: a worker that was too slow does not undo what another has done since."""
    MailBatch.objects.filter(pk=batch.pk, state=MailBatch.State.SENDING, attempts=batch.attempts).update(**values)


@transaction.atomic
def release_parked_mail(ids: list[int]) -> int:
    """A host asks for another try, after the cause was mended."""
    parked = MailBatch.objects.filter(pk__in=ids, state=MailBatch.State.PARKED)
    return parked.update(state=MailBatch.State.SENDING, attempts=0, due_at=timezone.now())
