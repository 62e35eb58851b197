"""A program for the tests: makes the host who brings a dump in (`prepare`), or says in words all that is there (`tell`)."""

import hashlib
import json
import sys
from pathlib import Path

import django

django.setup()

from django.db.models import Count  # noqa: E402 - the apps have to be loaded first

from guildhouse.discussions.models import Post, PostRevision, Tag, Topic  # noqa: E402
from guildhouse.kernel.models import Delivery, Job  # noqa: E402
from guildhouse.members.models import Contribution, Member, Profile  # noqa: E402
from guildhouse.notifications.models import MailBatch, Notice  # noqa: E402
from guildhouse.portability.actions.asking import ask_for_import  # noqa: E402
from guildhouse.portability.models import ImportedPerson  # noqa: E402
from guildhouse.search.models import Document  # noqa: E402


def prepare() -> None:
    host = Member.objects.create_user("host@example.org", None, handle="hostess", name="Hostess", role="host")
    Profile.objects.create(member=host)


def ask(path: str) -> None:
    """As the hosts' page does: the work waits for the worker."""
    ask_for_import(Path(path), by=Member.objects.get(handle="hostess"), space="brought", name="", site="")


def counted(rows) -> dict[str, object]:
    """How many rows there are, and a hash of all of them in their order."""
    told = [repr(row) for row in rows]
    return {"rows": len(told), "hash": hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]}


def tell() -> dict[str, object]:
    """What an import that came to its end has made, whatever happened on the way."""
    posts = Post.objects.order_by("source_id").values_list(
        "source_id", "topic__source_id", "number", "author__handle", "reply_to__source_id", "format", "body", "html", "score",
        "source_address", "licence", "revisions_count", "version",
    )  # fmt: skip
    topics = Topic.objects.order_by("source_id").values_list(
        "source_id", "title", "kind", "author__handle", "last_number", "replies_count", "people_count", "last_author_name",
        "accepted_post__source_id", "duplicate_of__source_id", "locked_because", "useful_count",
    )  # fmt: skip
    people = ImportedPerson.objects.order_by("source_id").values_list("source_id", "member__handle", "name")
    tags = (
        Tag.objects.order_by("name")
        .values_list("name", "topics_count", "topics__source_id")
        .order_by("name", "topics__source_id")
    )
    revisions = PostRevision.objects.order_by("post__source_id", "number").values_list(
        "post__source_id", "number", "title", "body", "edited_by__handle", "reason", "at"
    )
    ledger = (
        Contribution.objects.values_list("kind", "member__handle")
        .annotate(Count("id"))
        .order_by("kind", "member__handle")
    )
    found = (
        Document.objects.exclude(kind="manual")
        .values_list("kind", "title", "text", "author_id")
        .order_by("kind", "title", "text")
    )
    jobs = Job.objects.exclude(kind="portability.stackexchange").values_list("kind", "state").annotate(Count("id"))
    told = Delivery.objects.values_list("event", "listener").annotate(Count("id")).exclude(event__startswith="kernel")
    return {
        "people": counted(people), "members": counted(Member.objects.order_by("handle").values_list("handle", "name", "status")),
        "topics": counted(topics), "posts": counted(posts), "revisions": counted(revisions), "tags": counted(tags),
        "accepted": Topic.objects.exclude(accepted_post=None).count(), "links": Topic.objects.exclude(duplicate_of=None).count(),
        "ledger": counted(ledger), "found": counted(row[:3] for row in found), "jobs": sorted(map(list, jobs.order_by("kind"))),
        "told": sorted(map(list, told)), "notices": Notice.objects.count(), "mails": MailBatch.objects.count(),
        "markdown": Post.objects.filter(format=Post.Format.MARKDOWN).count(),
    }  # fmt: skip


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "prepare":
        prepare()
    elif what == "ask":
        ask(*rest)
    sys.stdout.write(json.dumps(tell()) + "\n")
