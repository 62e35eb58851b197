"""Announcing a fact: one row per delivered listener, in the transaction that made the change."""

from django.db import connection

from guildhouse.kernel.events.catalogue import Event, event_name, write_event
from guildhouse.kernel.events.listening import listeners
from guildhouse.kernel.models import Delivery


def emit(event: Event) -> None:
    """Stores the fact for every delivered listener and runs the inline ones; refuses outside a transaction.

    The worker takes the rows up after commit: at least once, in no promised order, each listener with its own receipt.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event_name(event)} was announced outside the transaction that made it true.")
    for listener in listeners.inline(event):
        listener.reaction(event)
    if waiting := listeners.delivered(event):
        name, payload = event_name(event), write_event(event)
        Delivery.objects.bulk_create(
            Delivery(event=name, listener=listener.name, payload=payload) for listener in waiting
        )
