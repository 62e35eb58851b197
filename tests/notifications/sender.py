"""A program for the tests: a house's process that makes notices (`prepare N`), ends leases (`expire`) or sends mail (`send`)."""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402 - the apps have to be loaded first

from guildhouse.discussions.actions import post_reply, start_topic  # noqa: E402
from guildhouse.kernel.events.delivery import deliver_due  # noqa: E402
from guildhouse.notifications.actions import send_next_mail  # noqa: E402
from guildhouse.notifications.models import MailBatch  # noqa: E402
from tests.factories import MemberFactory, SpaceFactory  # noqa: E402


def prepare(count: int) -> None:
    """As many members, each of whom was answered once, long enough ago for the mail to be due."""
    space, answerer = SpaceFactory(), MemberFactory(name="Aino Laine")
    for _ in range(count):
        topic = start_topic(space, by=MemberFactory(), title="How do you say no?", body="I would like to know.")
        post_reply(topic, by=answerer, body="By asking what it is for.")
    while deliver_due():
        pass
    expire()


def expire() -> None:
    MailBatch.objects.filter(state__in=["waiting", "sending"]).update(due_at=timezone.now())


def send() -> None:
    """Starts when told, so that several begin at once; says afterwards what became of all batches."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    while send_next_mail():
        pass
    states = MailBatch.objects.order_by("state").values_list("state", flat=True)
    sys.stdout.write(" ".join(states) + "\n")


{"prepare": lambda: prepare(int(sys.argv[2])), "expire": expire, "send": send}[sys.argv[1]]()
