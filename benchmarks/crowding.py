"""Lets every member of a filled house show what they do, and fills the queue of moderation: `python -m benchmarks.crowding ITEMS`.

Member 1 shares interests, a place and events with others; member 2 is a host of the community; member 3 has blocked some.
By the database itself where there is a row for each member, so that it takes a minute.
"""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.db import connection, transaction
from django.utils import timezone

from guildhouse.discussions.models import Post
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.members.models import Block, Member, Profile
from guildhouse.moderation.models import Flag, Item

# Facet: how many values it has; member n shows one of them, of interests three. Where there are three, they are the house's own.
SHOWN = {
    "interest": 60,
    "role": 40,
    "industry": 25,
    "place": 300,
    "organisation": 2_000,
    "former_role": 40,
    "skill": 30,
}
CHOSEN = {
    "product": ("consumer", "business", "platform"), "language": ("en", "fr", "de"), "offers": ("coffee", "mentoring", "feedback"),
    "seeks": ("coffee", "mentoring", "project"), "available": ("few", "some", "many"),
}  # fmt: skip
INTERESTS = 3
ROW = "INSERT INTO members_directoryrow (member_id, facet, value, label, audience, name) "
EVENTS, GUESTS, BLOCKED = 20, 50, 5
DAYS = 30


def main() -> None:
    with transaction.atomic():
        show_work()
        meet()
        Member.objects.filter(pk=2).update(role=Member.Role.HOST)
        Block.objects.bulk_create(Block(member_id=3, blocked_id=pk) for pk in range(10, 10 + BLOCKED))
        fill_queue(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def show_work() -> None:
    with connection.cursor() as cursor:
        for facet, values in SHOWN.items():
            for turn in range(INTERESTS if facet == "interest" else 1):
                number = f"((m.id * 7 + {turn * 11}) %% {values})"
                words = f"'{facet} ' || {number}, '{facet.capitalize()} ' || {number}"
                cursor.execute(
                    f"{ROW} SELECT m.id, '{facet}', {words}, 'members', LOWER(m.name) FROM members_member m", []
                )
        for facet, choices in CHOSEN.items():
            cases = " ".join(f"WHEN {place} THEN '{choice}'" for place, choice in enumerate(choices))
            value = f"CASE m.id %% {len(choices)} {cases} END"
            cursor.execute(
                f"{ROW} SELECT m.id, '{facet}', {value}, '', 'members', LOWER(m.name) FROM members_member m", []
            )
        cursor.execute(
            "INSERT INTO members_directorycount (facet, value, label, members) SELECT facet, value, MAX(label), COUNT(*) "
            "FROM members_directoryrow GROUP BY facet, value"
        )
    Profile.objects.filter(member__in=(1, 7)).update(
        about="What I do.", about_html="<p>What I do.</p>", location="Place 7", role_title="Role 7", organisation="Organisation 7",
        former_role="Role 3", interests=["Interest 7", "Interest 18", "Interest 29"], skills=["data", "Skill 7"], hours=5,
        offers=["coffee"], seeks=["mentoring"], languages=["en", "fr"],
    )  # fmt: skip


def meet() -> None:
    """Events of the past, to half of which member 1 went, as did those whose names come first."""
    now, first = timezone.now(), Member.objects.order_by("name").values_list("pk", flat=True)[:GUESTS]
    guests = {1, *first}
    for number in range(EVENTS):
        began = now - timedelta(days=number + 1)
        held = Gathering.objects.create(
            created_by_id=2, title=f"Evening {number}", purpose="To meet", zone="UTC", starts_at=began,
            ends_at=began + timedelta(hours=2),
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(gathering=held, member_id=pk, state=Attendance.State.GOING, came=True)
            for pk in guests
            if number % 2 or pk != 1
        )


def fill_queue(amount: int) -> None:
    """Posts all over, flagged over the last month, by members other than the host who measures."""
    items = Item.objects.bulk_create(_items(amount))
    members = Member.objects.count()
    Flag.objects.bulk_create(
        Flag(item=item, by_id=item.object_id % (members - 3) + 4 if members > 4 else 1, reason="spam", at=item.opened_at)
        for item in items
    )  # fmt: skip


def _items(amount: int) -> Iterator[Item]:
    now = timezone.now()
    rows = (
        Post.objects.exclude(author_id=2)
        .order_by("pk")
        .values_list("pk", "author_id", "topic__space_id", "topic__title")
    )
    for place, (pk, author, space, title) in enumerate(rows[:amount]):
        yield Item(
            kind="post", object_id=pk, space_id=space, author_id=author, title=title, reason="spam", flags_count=1,
            points=place % 97, rank=place % 97, opened_at=now - timedelta(days=DAYS * place / amount),
        )  # fmt: skip


if __name__ == "__main__":
    main()
