"""What waits for an answer in the spaces of a host: questions, and the first words of new members."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from guildhouse.discussions.models import Post, Topic
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space

NEW_FOR = timedelta(days=90)


def open_questions(host: Member | None) -> "QuerySet[Topic]":
    """Without one's own, without those that lead to an earlier topic, and without the first words of a new member.

    Those wait among the first words, where a reply matters more; nothing stands on the desk twice.
    """
    waiting = Topic.objects.unanswered().filter(deleted_at=None, duplicate_of=None, space__archived_at=None)
    waiting = waiting.exclude(Exists(first_words(None).filter(topic=OuterRef("pk"), number=1)))
    if host is not None:
        waiting = waiting.filter(space__in=Space.objects.hosted_by(host)).exclude(author=host)
    return waiting.select_related("author", "space")


def first_words(host: Member | None) -> "QuerySet[Post]":
    """The first post of who joined within ninety days, where nobody else has written after it in its topic."""
    others = Post.objects.filter(deleted_at=None)
    earlier = others.filter(author=OuterRef("author"), pk__lt=OuterRef("pk"))
    later = others.filter(topic=OuterRef("topic"), number__gt=OuterRef("number")).exclude(author=OuterRef("author"))
    waiting = Post.objects.filter(
        deleted_at=None, topic__deleted_at=None, topic__locked_at=None, topic__space__archived_at=None,
        author__joined_at__gt=timezone.now() - NEW_FOR, author__status=Member.Status.ACTIVE, source="",
        created_at__gte=F("author__joined_at"),
    ).filter(~Exists(earlier), ~Exists(later))  # fmt: skip
    if host is not None:
        waiting = waiting.filter(topic__space__in=Space.objects.hosted_by(host)).exclude(author=host)
    return waiting.select_related("author", "topic__space")
