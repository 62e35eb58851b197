"""Delivered listeners: each its own receipt, back-off, parking, and nothing lost when a worker dies."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.events import emit
from guildhouse.kernel.events.delivery import LEASE, PARK_AFTER, claim_due, deliver, deliver_due, release_parked
from guildhouse.kernel.models import Delivery, Heartbeat

pytestmark = pytest.mark.django_db


class Hearing:
    """A listener that remembers what it heard and fails as often as it is told to."""

    def __init__(self, failures=0):
        self.failures = failures
        self.heard = []

    def __call__(self, event):
        self.heard.append(event.room_id)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the line is dead")


@pytest.fixture
def announce(lamp_lit):
    def announce(room_id=1):
        with transaction.atomic():
            emit(lamp_lit(room_id=room_id))

    return announce


def test_delivery_hands_over_the_fact_and_keeps_nothing(listening, announce):
    hearing = Hearing()
    listening(hearing, name="hears")
    announce(5)
    assert deliver_due() == 1
    assert hearing.heard == [5]
    assert not Delivery.objects.exists()


def test_failing_listener_neither_blocks_nor_repeats_others(listening, announce):
    good, bad, last = Hearing(), Hearing(failures=1), Hearing()
    for name, hearing in (("a_good", good), ("b_bad", bad), ("c_last", last)):
        listening(hearing, name=name)
    announce()
    deliver_due()
    assert (good.heard, bad.heard, last.heard) == ([1], [1], [1])
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        deliver_due()
    assert (good.heard, bad.heard, last.heard) == ([1], [1, 1], [1])
    assert not Delivery.objects.exists()


def test_failures_wait_longer_each_time_and_keep_the_reason(listening, announce):
    listening(Hearing(failures=3), name="stumbles")
    announce()
    waits = []
    now = timezone.now()
    for _ in range(3):
        with time_machine.travel(now, tick=False):
            deliver_due()
        row = Delivery.objects.get()
        waits.append((row.due_at - now).total_seconds())
        assert "the line is dead" in row.last_error
        now = row.due_at
    assert waits == [2, 4, 8]


def test_nothing_is_tried_before_its_time(listening, announce):
    hearing = Hearing(failures=1)
    listening(hearing, name="stumbles")
    announce()
    deliver_due()
    assert deliver_due() == 0
    assert hearing.heard == [1]


def test_eight_failures_park_and_a_host_releases(listening, announce):
    hearing = Hearing(failures=PARK_AFTER)
    listening(hearing, name="stumbles")
    announce()
    now = timezone.now()
    for _ in range(PARK_AFTER):
        now += timedelta(hours=1)
        with time_machine.travel(now):
            deliver_due()
    row = Delivery.objects.get()
    assert row.parked_at is not None
    with time_machine.travel(now + timedelta(days=1)):
        assert deliver_due() == 0
        assert release_parked([row.pk]) == 1
        assert deliver_due() == 1
    assert len(hearing.heard) == PARK_AFTER + 1
    assert not Delivery.objects.exists()


def test_release_leaves_alone_what_is_not_parked(listening, announce):
    listening(Hearing(failures=1), name="stumbles")
    announce()
    deliver_due()
    assert release_parked([Delivery.objects.get().pk]) == 0
    assert Delivery.objects.get().attempts == 1


def test_unknown_listener_is_parked_at_once(listening, announce):
    listening(Hearing(), name="hears")
    announce()
    Delivery.objects.update(listener="attic.sweep")
    deliver_due()
    row = Delivery.objects.get()
    assert row.parked_at is not None
    assert "no longer part of the house" in row.last_error


def test_unreadable_fact_waits_and_says_why(listening, announce):
    listening(Hearing(), name="hears")
    announce()
    Delivery.objects.update(event="attic.DustSettled")
    deliver_due()
    assert "attic.DustSettled" in Delivery.objects.get().last_error


@pytest.mark.django_db(transaction=True)
def test_reaction_and_receipt_are_kept_together_or_not_at_all(listening, announce):
    def writes_then_fails(event):
        Heartbeat.objects.create(name="written by the reaction")
        raise ConnectionError

    listening(writes_then_fails)
    announce()
    deliver_due()
    assert not Heartbeat.objects.exists()
    assert Delivery.objects.get().attempts == 1


@pytest.mark.django_db(transaction=True)
def test_worker_that_dies_between_claim_and_receipt_gives_the_delivery_back(listening, announce):
    hearing = Hearing()
    listening(hearing, name="hears")
    announce()
    claim_due(10)  # and the worker dies
    assert deliver_due() == 0
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        assert deliver_due() == 1
    assert hearing.heard == [1]


def test_late_worker_leaves_what_another_has_taken_over(listening, announce):
    hearing = Hearing()
    listening(hearing, name="hears")
    announce()
    (slow,) = claim_due(10)
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        claim_due(10)
        deliver(slow)
    assert hearing.heard == []
    assert Delivery.objects.exists()


def test_delivery_that_kills_its_worker_parks_itself_alone(listening, announce):
    def kills(event):
        raise SystemExit

    innocent = Hearing()
    listening(kills, name="a_kills")
    listening(innocent, name="b_innocent")
    announce()
    now = timezone.now()
    for _ in range(PARK_AFTER):
        now += LEASE + timedelta(seconds=1)
        with time_machine.travel(now), pytest.raises(SystemExit):
            while deliver_due(limit=1):
                pass
    with time_machine.travel(now + timedelta(hours=1)):
        deliver_due()
    assert innocent.heard == [1]
    row = Delivery.objects.get()
    assert row.parked_at is not None
    assert "the worker died" in row.last_error


def test_network_listeners_have_a_lane_of_their_own(listening, announce):
    local, far = Hearing(), Hearing()
    listening(local, name="local")
    listening(far, name="far", network=True)
    announce()
    deliver_due(network=False)
    assert (local.heard, far.heard) == ([1], [])
    deliver_due(network=True)
    assert (local.heard, far.heard) == ([1], [1])


@pytest.mark.django_db(transaction=True)
def test_network_listener_runs_outside_any_transaction(listening, announce):
    inside = []
    listening(lambda event: inside.append(transaction.get_connection().in_atomic_block), name="far", network=True)
    announce()
    deliver_due()
    assert inside == [False]
    assert not Delivery.objects.exists()
