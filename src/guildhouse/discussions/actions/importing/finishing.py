"""The end of an import: what needs all topics to be there, and the one fact for all of them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, F

from guildhouse.discussions.actions.importing.source import from_source
from guildhouse.discussions.events import TopicsImported
from guildhouse.discussions.models import Tag, Topic
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.spaces.models import Space


@transaction.atomic
def mark_duplicates(source: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Each pair names a topic at the source and the one it repeats; what a host has marked otherwise stays."""
    names = {name for pair in pairs for name in pair}
    topics = dict(from_source(Topic.objects.all(), source, names).values_list("source_id", "pk"))
    marked = 0
    for name, original in pairs:
        if name in topics and original in topics and name != original:
            unmarked = Topic.objects.filter(pk=topics[name], duplicate_of=None)
            marked += unmarked.update(duplicate_of=topics[original])
    return marked


@transaction.atomic
def count_tags() -> None:
    """Makes the number of topics of every tag true."""
    counted = Tag.objects.annotate(counted=Count("topics")).exclude(counted=F("topics_count"))
    for tag, number in list(counted.values_list("pk", "counted")):
        Tag.objects.filter(pk=tag).update(topics_count=number)


@transaction.atomic
def announce_import(space: Space, source: str, *, topics: int, posts: int) -> None:
    """One fact for a whole import: rooms fill themselves from it, nobody is notified."""
    pulse(f"space:{space.pk}")
    emit(TopicsImported(source=source, topics=topics, posts=posts))
