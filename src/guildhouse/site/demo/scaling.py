"""Makes the demo as large as one likes, for benchmarks and for looking at a full house: more of the same kind, in bulk.

Always the same for the same numbers. Written past the actions, as a million posts one by one would take a day; what the actions
would have counted is counted here.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from guildhouse.discussions.events import TopicsImported
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.events import emit
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.members.models import Member, Profile
from guildhouse.site.demo.stock import Stock, take_stock
from guildhouse.spaces.models import Space, SpaceMembership

BATCH = 2000
TOPICS_AT_ONCE = 100
POSTS_A_TOPIC = 20
WORDS_A_POST = 80
YEARS = timedelta(days=730)
KINDS = (Topic.Kind.QUESTION, Topic.Kind.DISCUSSION, Topic.Kind.QUESTION, Topic.Kind.EXPERIENCE)


def scale_demo(*, members: int, posts: int, say: Callable[[str], None]) -> None:
    """Adds until there are so many; numbers below what is there already add nothing."""
    stock, now = take_stock(), timezone.now()
    more_members(stock, members - Member.objects.count(), now)
    spaces = list(Space.objects.filter(join_rule=Space.JoinRule.OPEN, slug__in=stock.sentences).order_by("pk"))
    people = list(Member.objects.order_by("pk"))
    missing = posts - Post.objects.count()
    topics = -(-max(0, missing) // POSTS_A_TOPIC)
    for first in range(0, topics, TOPICS_AT_ONCE):
        with transaction.atomic():
            hold_talks(
                Talks(stock, spaces, people, now, topics), range(first, min(first + TOPICS_AT_ONCE, topics)), missing
            )
        if first and first % (TOPICS_AT_ONCE * 10) == 0:
            say(f"  {first} of {topics} more topics")
    with transaction.atomic():
        emit(TopicsImported(source="demo", topics=topics, posts=max(0, missing)))


def more_members(stock: Stock, count: int, now: datetime) -> None:
    spaces = list(Space.objects.filter(join_rule=Space.JoinRule.OPEN))
    for first in range(0, count, BATCH):
        made = [make_member(stock, number, now) for number in range(first, min(first + BATCH, count))]
        with transaction.atomic():
            Member.objects.bulk_create(made)
            Profile.objects.bulk_create(Profile(member=member) for member in made)
            SpaceMembership.objects.bulk_create(
                SpaceMembership(space=spaces[(number + step) % len(spaces)], member=member)
                for number, member in enumerate(made)
                for step in range(min(2, len(spaces)))
            )


def make_member(stock: Stock, number: int, now: datetime) -> Member:
    """Nobody signs in as one of these: they have no password."""
    name = stock.name(number)
    joined = now - YEARS + YEARS * ((number * 37 % 1000) / 1000)
    return Member(
        handle=f"{slugify(name)[:26].strip('-') or 'member'}-{number + 1000}", name=name, email=f"more-{number}@example.org",
        hue=number * 47 % 360, joined_at=joined, read_all_before=now, guidelines_accepted=1, password="!",  # noqa: S106 - no password at all
    )  # fmt: skip


class Talks:
    """What every topic of a run is made of."""

    def __init__(self, stock: Stock, spaces: list[Space], people: list[Member], now: datetime, total: int) -> None:
        self.stock, self.spaces, self.people, self.now, self.total = stock, spaces, people, now, total

    def begin(self, number: int, size: int) -> Topic:
        chance = Random(number)  # noqa: S311 - the same words each time
        space = self.spaces[number % len(self.spaces)]
        title = chance.choice(self.stock.titles[space.slug])
        began = self.now - YEARS + YEARS * (number / max(1, self.total)) - timedelta(hours=2)
        author = chance.choice(self.people)
        last = self.speaker(number, size)
        return Topic(
            space=space, author=author, kind=KINDS[number % 4], title=title, slug=slugify(title)[:80], created_at=began,
            last_post_at=began + timedelta(minutes=3 * (size - 1)), last_number=size, replies_count=size - 1,
            people_count=min(size, len(self.people)), last_author=last, last_author_name=last.name,
        )  # fmt: skip

    def posts(self, number: int, topic: Topic) -> Iterator[Post]:
        chance = Random(number + 10_000_019)  # noqa: S311 - the same words each time
        for place in range(1, topic.last_number + 1):
            body = self.stock.paragraph(topic.space.slug, chance, WORDS_A_POST)
            yield Post(
                topic=topic, number=place, author=topic.author if place == 1 else self.speaker(number, place), body=body,
                html=f'<p dir="auto">{body}</p>\n', renderer=RENDERER_VERSION,
                created_at=topic.created_at + timedelta(minutes=3 * (place - 1)),
            )  # fmt: skip

    def speaker(self, number: int, place: int) -> Member:
        return self.people[(number * 31 + place * 7) % len(self.people)]


def hold_talks(talks: Talks, numbers: range, posts: int) -> None:
    sizes = [min(POSTS_A_TOPIC, posts - number * POSTS_A_TOPIC) for number in numbers]
    topics = Topic.objects.bulk_create(talks.begin(number, size) for number, size in zip(numbers, sizes, strict=True))
    said = [post for number, topic in zip(numbers, topics, strict=True) for post in talks.posts(number, topic)]
    second = {post.topic_id: post for post in Post.objects.bulk_create(said, batch_size=BATCH) if post.number == 2}  # noqa: PLR2004 - the first answer
    answered = [topic for topic in topics if topic.is_question and topic.pk in second and topic.pk % 3]
    for topic in answered:
        topic.accepted_post = second[topic.pk]
    Topic.objects.bulk_update(answered, ["accepted_post"])
