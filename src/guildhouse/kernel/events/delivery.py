"""The runner: claims due deliveries, runs each with its own receipt, backs off, parks what keeps failing."""

import logging
import traceback
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from guildhouse.kernel.events.catalogue import read_event
from guildhouse.kernel.events.listening import Listener, listeners
from guildhouse.kernel.models import Delivery

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
PARK_AFTER = 8
BATCH = 50


def deliver_due(*, limit: int = BATCH, network: bool | None = None) -> int:
    """Runs what is due, at most `limit` deliveries; answers how many were taken up.

    `network` chooses one kind of listener, so that a slow mail server holds up no fact; None takes both kinds.
    """
    claimed = claim_due(limit, network=network)
    for delivery in claimed:
        deliver(delivery)
    return len(claimed)


def claim_due(limit: int, *, network: bool | None = None) -> list[Delivery]:
    """Leases due deliveries by moving their due time ahead, so that a worker that dies gives them back."""
    now = timezone.now()
    due = _of_kind(network=network).filter(parked_at=None, due_at__lte=now).order_by("due_at", "id")
    if not due.exists():
        return []
    with transaction.atomic():
        if connection.vendor == "postgresql":
            due = due.select_for_update(skip_locked=True)
        claimed = list(due[:limit])
        Delivery.objects.filter(pk__in=[row.pk for row in claimed]).update(due_at=now + LEASE)
    for row in claimed:
        row.due_at = now + LEASE
    return claimed


def _of_kind(*, network: bool | None) -> QuerySet[Delivery]:
    if network is None:
        return Delivery.objects.all()
    names = [listener.name for listener in listeners.by_name.values() if listener.network]
    return Delivery.objects.filter(listener__in=names) if network else Delivery.objects.exclude(listener__in=names)


def deliver(delivery: Delivery) -> None:
    """Reaction and receipt share a transaction; a reaction that uses the network runs before its receipt instead."""
    listener = listeners.by_name.get(delivery.listener)
    if listener is None:
        _park(delivery, "The listener is no longer part of the house.")
        return
    if not _take_up(delivery):
        return
    try:
        event = read_event(delivery.event, delivery.payload)
        if listener.network:
            listener.reaction(event)
            delivery.delete()
        else:
            _react_with_receipt(listener, event, delivery)
    except Exception:
        log.exception("%s failed, attempt %s", delivery, delivery.attempts)
        _retry_later(delivery, traceback.format_exc(limit=8))


def _take_up(delivery: Delivery) -> bool:
    """Renews the lease just before the work, as a batch may have taken long; False when it is no longer ours to do.

    The attempt is counted here and not when claiming, so that one delivery that kills its worker parks itself alone.
    """
    leased = timezone.now() + LEASE
    ours = Delivery.objects.filter(pk=delivery.pk, due_at=delivery.due_at, parked_at=None)
    if not ours.update(due_at=leased, attempts=F("attempts") + 1):
        return False
    delivery.due_at, delivery.attempts = leased, delivery.attempts + 1
    if delivery.attempts > PARK_AFTER:
        _park(delivery, "Each time it was taken up, the worker died before it came to its end.")
        return False
    return True


def _react_with_receipt(listener: Listener, event: object, delivery: Delivery) -> None:
    with transaction.atomic():
        gone, _ = Delivery.objects.filter(pk=delivery.pk).delete()
        if gone:
            listener.reaction(event)


def _retry_later(delivery: Delivery, error: str) -> None:
    if delivery.attempts >= PARK_AFTER:
        _park(delivery, error)
        return
    wait = timedelta(seconds=min(2**delivery.attempts, 900))
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() + wait, last_error=error)


def _park(delivery: Delivery, error: str) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(parked_at=timezone.now(), last_error=error)


def release_parked(ids: list[int]) -> int:
    """A host asks for another try, after the cause was mended."""
    return (
        Delivery.objects.filter(pk__in=ids)
        .exclude(parked_at=None)
        .update(parked_at=None, attempts=0, due_at=timezone.now())
    )
