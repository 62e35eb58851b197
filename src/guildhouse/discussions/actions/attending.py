"""How far somebody has read, and how much of a topic they want to hear."""

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.events import EverythingRead, TopicReadUpTo
from guildhouse.discussions.models import Topic, TopicFollow, TopicRead
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member


@transaction.atomic
def note_reading(topic: Topic, *, by: Member, number: int) -> None:
    """Moves the read position forward, never back and never past the last post."""
    number = min(number, topic.last_number)
    now = timezone.now()
    behind = TopicRead.objects.filter(topic=topic, member=by, number__lt=number)
    if not behind.update(number=number, at=now):
        TopicRead.objects.bulk_create([TopicRead(topic=topic, member=by, number=number, at=now)], ignore_conflicts=True)
        behind.update(number=number, at=now)  # another tab may have begun the row at the same instant, further back
    emit(TopicReadUpTo(topic_id=topic.pk, member_id=by.pk, number=number))


@transaction.atomic
def read_everything(*, by: Member) -> None:
    """Everything up to now counts as read; one date instead of a row per topic."""
    now = timezone.now()
    Member.objects.filter(pk=by.pk).update(read_all_before=now)
    marks = TopicRead.objects.filter(member=by, at__lte=now, number__gt=0)
    told = marks.aggregate(topics=Count("id"), posts=Sum("number"))
    TopicRead.objects.filter(member=by, at__lte=now).delete()
    emit(EverythingRead(member_id=by.pk, topics=told["topics"], posts=told["posts"] or 0))


@transaction.atomic
def follow_topic(topic: Topic, *, by: Member, level: str) -> None:
    if level not in TopicFollow.Level.values:
        raise Invalid(_("Choose how much of this topic you want to hear."))
    TopicFollow.objects.update_or_create(topic=topic, member=by, defaults={"level": level})
