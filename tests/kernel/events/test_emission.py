"""A fact is stored in the transaction that made it true, once for each who listens."""

import pytest
from django.db import connection, transaction

from guildhouse.kernel.events import emit
from guildhouse.kernel.models import Delivery


@pytest.mark.django_db(transaction=True)
def test_emit_outside_a_transaction_refuses(listening, lamp_lit):
    listening(lambda event: None, name="hears")
    with pytest.raises(RuntimeError, match="outside the transaction"):
        emit(lamp_lit(room_id=1))
    assert not Delivery.objects.exists()


def test_emit_stores_one_row_per_delivered_listener(db, listening, lamp_lit):
    for name in ("first", "second", "third"):
        listening(lambda event: None, name=name)
    emit(lamp_lit(room_id=7, by="Ada"))
    rows = Delivery.objects.order_by("listener")
    assert [row.listener for row in rows] == ["test.first", "test.second", "test.third"]
    assert all(row.payload == {"room_id": 7, "by": "Ada"} for row in rows)


@pytest.mark.django_db(transaction=True)
def test_rolled_back_change_announces_nothing(listening, lamp_lit):
    listening(lambda event: None, name="hears")
    with pytest.raises(LookupError), transaction.atomic():
        emit(lamp_lit(room_id=1))
        raise LookupError
    assert not Delivery.objects.exists()


def test_inline_listener_runs_at_once_in_the_same_transaction(db, listening, lamp_lit):
    seen = []
    listening(lambda event: seen.append((event.room_id, connection.in_atomic_block)), inline=True, name="at_once")
    emit(lamp_lit(room_id=3))
    assert seen == [(3, True)]
    assert not Delivery.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_failing_inline_listener_takes_the_change_back(listening, lamp_lit):
    def fails(event):
        raise ValueError("no")

    listening(fails, inline=True)
    listening(lambda event: None, name="waits")
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        emit(lamp_lit(room_id=3))
    assert not Delivery.objects.exists()


def test_two_listeners_of_one_name_are_refused(db, listening):
    listening(lambda event: None, name="same")
    with pytest.raises(RuntimeError, match=r"test\.same"):
        listening(lambda event: None, name="same")
