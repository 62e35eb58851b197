"""Mail servers that refuse, drop the line and hang; processes that die; two workers at once."""

import os
import signal
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.actions.mailing import release_parked_mail
from guildhouse.notifications.models import MailBatch
from tests.factories import PostFactory, TopicFactory
from tests.servers import wait_until

SENDER = "tests/notifications/sender.py"


@pytest.fixture
def due(tomas, deliver, smtp):
    """A mail that is due, to the postbox."""
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    MailBatch.objects.update(due_at=timezone.now())
    return MailBatch.objects.get()


def make_due():
    MailBatch.objects.update(due_at=timezone.now())


@pytest.mark.parametrize("trouble", ["451 later, please", "drop", "hang"])
def test_mail_in_trouble_is_tried_again_later_with_the_same_id(due, smtp, trouble):
    smtp.answers = [trouble]
    send_next_mail()
    due.refresh_from_db()
    assert smtp.mails == []
    assert due.state == MailBatch.State.SENDING
    assert due.last_error
    assert timedelta(0) < due.due_at - timezone.now() <= timedelta(minutes=1)
    assert send_next_mail() is False
    make_due()
    send_next_mail()
    due.refresh_from_db()
    assert due.state == MailBatch.State.SENT
    assert smtp.ids == [f"<batch-{due.pk}.notices@localhost>"]


def test_mail_is_tried_ten_times_then_parked_until_a_host_releases_it(due, smtp):
    smtp.answers = ["451 later, please"] * 10
    waits = []
    for _ in range(12):
        make_due()
        send_next_mail()
        due.refresh_from_db()
        waits.append(round((due.due_at - timezone.now()).total_seconds() / 60))
    assert due.state == MailBatch.State.PARKED
    assert due.attempts == 10
    assert waits[:9] == [1, 2, 4, 8, 16, 32, 64, 128, 240]
    assert release_parked_mail([due.pk]) == 1
    send_next_mail()
    assert len(smtp.mails) == 1


def test_mail_refused_for_good_is_parked_at_once(due, smtp):
    smtp.answers = ["554 we do not want this"]
    send_next_mail()
    due.refresh_from_db()
    assert due.state == MailBatch.State.PARKED
    assert "554" in due.last_error


def test_server_that_is_down_lets_the_lane_rest(due, settings):
    settings.EMAIL_PORT = 1
    assert send_next_mail() is False
    due.refresh_from_db()
    assert due.state == MailBatch.State.SENDING


@pytest.fixture
def worker(house, postbox):
    """Starts a process of the house that sends to the postbox as soon as it is told to go."""
    server = {
        "GUILDHOUSE_SMTP_HOST": "127.0.0.1",
        "GUILDHOUSE_SMTP_PORT": str(postbox.port),
        "GUILDHOUSE_SMTP_TLS": "no",
    }

    def start():
        process = house.start(SENDER, "send", **server)
        assert process.stdout.readline() == "ready\n"
        return process

    return start


def go(process):
    process.stdin.write("go\n")
    process.stdin.flush()


def prepare(house, count):
    prepared = house.run(SENDER, "prepare", str(count))
    assert prepared.returncode == 0, prepared.stderr


@pytest.mark.live
def test_two_workers_send_each_mail_once(house, postbox, worker):
    prepare(house, 30)
    workers = [worker(), worker()]
    for one in workers:
        go(one)
    for one in workers:  # the first to end may still see as waiting what the other is about to take
        assert "sent" in one.stdout.readline().split()
        assert one.wait(timeout=30) == 0
    assert len(postbox.ids) == 30
    assert len(set(postbox.ids)) == 30


@pytest.mark.any_database
@pytest.mark.live
def test_worker_killed_before_its_receipt_sends_again_with_the_same_id(house, postbox, worker):
    prepare(house, 1)
    killed = worker()

    def kill_then_take():
        os.kill(killed.pid, signal.SIGKILL)
        return "250 taken"

    postbox.answers = [kill_then_take]
    go(killed)
    assert killed.wait(timeout=30) == -signal.SIGKILL
    assert house.run(SENDER, "expire").returncode == 0
    second = worker()
    go(second)
    assert second.stdout.readline() == "sent\n"
    assert len(postbox.ids) == 2
    assert len(set(postbox.ids)) == 1


@pytest.mark.any_database
@pytest.mark.live
def test_worker_whose_lease_ran_out_changes_nothing_afterwards(house, postbox, worker):
    """The server keeps the first waiting so long that another has sent; then it refuses the first."""
    prepare(house, 1)
    released = threading.Event()
    postbox.answers = [released]
    slow, quick = worker(), worker()
    go(slow)
    assert wait_until(lambda: not postbox.answers)
    assert house.run(SENDER, "expire").returncode == 0
    go(quick)
    assert quick.stdout.readline() == "sent\n"
    released.set()
    assert "was not taken" in slow.stdout.readline()
    assert slow.stdout.readline() == "sent\n"
    assert len(postbox.ids) == 1
