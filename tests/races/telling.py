"""A program for the tests: `prepare N` has N replies posted that nobody has been told of; `tell` says who was told of what."""

import json
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402 - the apps have to be loaded first
from django.db.models import Count  # noqa: E402

from guildhouse.discussions.actions import post_reply, start_topic  # noqa: E402
from guildhouse.kernel.models import Delivery  # noqa: E402
from guildhouse.members.models import Contribution  # noqa: E402
from guildhouse.notifications.models import MailBatch, Notice  # noqa: E402
from guildhouse.search.models import Document  # noqa: E402
from tests.factories import MemberFactory, SpaceFactory  # noqa: E402

PEOPLE = 6


@transaction.atomic
def prepare(replies: int) -> None:
    """Everybody starts a topic, all answer in turn, each reply names one more: notices of three kinds, two of them mailed."""
    space = SpaceFactory(slug="room")
    people = [MemberFactory(handle=f"person-{n}", name=f"Person {n}") for n in range(PEOPLE)]
    topics = [start_topic(space, by=one, title=f"Topic {n}", body="Words") for n, one in enumerate(people)]
    for number in range(replies):
        topic, author = topics[number % PEOPLE], people[(number // PEOPLE + number) % PEOPLE]
        named = people[(number + 2) % PEOPLE]
        post_reply(topic, by=author, body=f"Reply {number}, for @{named.handle} too.")


def tell() -> dict[str, object]:
    notices = Notice.objects.order_by("member__handle", "kind", "key").values_list(
        "member__handle", "kind", "key", "why", "mail_why", "read_at", "withdrawn_at"
    )
    mailed = Notice.objects.exclude(batch=None).order_by("member__handle", "key").values_list("member__handle", "key")
    ledger = (
        Contribution.objects.values_list("kind", "member__handle")
        .annotate(Count("id"))
        .order_by("kind", "member__handle")
    )
    found = (
        Document.objects.exclude(kind="manual")
        .order_by("kind", "object_id")
        .values_list("kind", "object_id", "title", "text")
    )
    return {
        "notices": [list(map(str, row)) for row in notices], "mailed": [list(map(str, row)) for row in mailed],
        "ledger": [list(row) for row in ledger], "found": [list(row) for row in found],
        "unsent": Notice.objects.exclude(batch=None).exclude(batch__state=MailBatch.State.SENT).count(),
        "sent": MailBatch.objects.filter(state=MailBatch.State.SENT).count(),
        "left": Delivery.objects.exclude(event__startswith="kernel").count(),
    }  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    sys.stdout.write(json.dumps(tell()) + "\n")
