"""Putting tags on a topic."""

from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.discussions.models import Tag, Topic
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.locking import lock

MOST_TAGS = 5


def set_tags(topic: Topic, names: list[str]) -> None:
    """Replaces the topic's tags and keeps the counts true; the caller holds the transaction."""
    wanted = {cleaned for name in names if (cleaned := slugify(name, allow_unicode=True)[:40])}
    if len(wanted) > MOST_TAGS:
        raise Invalid(_("A topic has at most five tags. Keep the ones people would search for."), field="tags")
    had = set(topic.tags.values_list("name", flat=True))
    if wanted == had:
        return
    Tag.objects.bulk_create((Tag(name=name) for name in sorted(wanted)), ignore_conflicts=True)
    list(lock(Tag.objects.filter(name__in=wanted | had).order_by("name")))  # one order, so that nobody waits in a ring
    topic.tags.set(Tag.objects.filter(name__in=wanted))
    Tag.objects.filter(name__in=wanted - had).update(topics_count=F("topics_count") + 1)
    Tag.objects.filter(name__in=had - wanted).update(topics_count=F("topics_count") - 1)
