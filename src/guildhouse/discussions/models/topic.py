"""A topic: what is talked about, of which kind, in which space, and how far it has come."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.discussions.models.tag import Tag
from guildhouse.members.models import Member
from guildhouse.questionnaires.models import Questionnaire
from guildhouse.spaces.models import Space

PAGE = 20


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, member: Member | None) -> Self:
        """Topics in spaces this person may read, without deleted ones."""
        return self.filter(deleted_at=None, space__in=Space.objects.readable_by(member))

    def unanswered(self) -> Self:
        return self.filter(kind=Topic.Kind.QUESTION, accepted_post=None, replies_count=0, locked_at=None)


class Topic(models.Model):
    """Numbers of posts are dense from 1 and never reused, so a page is a range of numbers whatever the topic's length."""

    class Kind(models.TextChoices):
        DISCUSSION = "discussion", _("Discussion")
        QUESTION = "question", _("Question")
        EXPERIENCE = "experience", _("Experience")
        FEEDBACK = "feedback", _("Feedback wanted")
        PROPOSAL = "proposal", _("Proposal")
        CALL = "call", _("Call for collaborators")

    space = models.ForeignKey(Space, models.CASCADE, related_name="topics")
    author = models.ForeignKey(Member, models.PROTECT, related_name="topics")
    pseudonym = models.CharField(max_length=40, null=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.DISCUSSION)
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, allow_unicode=True)
    tags = models.ManyToManyField(Tag, related_name="topics", blank=True)
    poll = models.OneToOneField(Questionnaire, models.SET_NULL, null=True, related_name="+")
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_id = models.BigIntegerField(null=True)

    created_at = models.DateTimeField(default=timezone.now)
    last_post_at = models.DateTimeField(default=timezone.now)
    last_number = models.PositiveIntegerField(default=0)
    replies_count = models.PositiveIntegerField(default=0)
    people_count = models.PositiveIntegerField(default=1)
    useful_count = models.IntegerField(default=0)
    last_author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    last_author_name = models.CharField(max_length=80, blank=True, default="")

    accepted_post = models.OneToOneField("Post", models.SET_NULL, null=True, related_name="+")
    duplicate_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="duplicates")
    pinned_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
    locked_because = models.CharField(max_length=300, blank=True, default="")
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    hidden_because = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=80, blank=True, default="")
    source_id = models.CharField(max_length=40, blank=True, default="")

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="discussions_topic_source_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["space", "-last_post_at"], condition=Q(deleted_at=None), name="discussions_topic_latest"
            ),
            models.Index(fields=["-last_post_at"], condition=Q(deleted_at=None), name="discussions_topic_newest"),
            models.Index(
                fields=["space", "-useful_count", "-id"], condition=Q(deleted_at=None), name="discussions_topic_top"
            ),
            models.Index(
                fields=["space", "-created_at"],
                condition=Q(deleted_at=None, kind="question", accepted_post=None, replies_count=0, locked_at=None),
                name="discussions_topic_waiting",
            ),
            models.Index(
                fields=["-created_at"],
                condition=Q(deleted_at=None, kind="question", accepted_post=None, replies_count=0, locked_at=None),
                name="discussions_topic_all_waiting",
            ),
            models.Index(
                fields=["-useful_count", "-id"], condition=Q(deleted_at=None), name="discussions_topic_all_top"
            ),
            models.Index(fields=["author", "-created_at"], name="discussions_topic_mine"),
            models.Index(
                fields=["about_kind", "about_id"], condition=Q(about_id__isnull=False), name="discussions_topic_about"
            ),
            models.Index(fields=["space"], condition=~Q(pinned_at=None), name="discussions_topic_pinned"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/topics/{self.pk}-{self.slug}/"

    @property
    def last_page(self) -> int:
        return max(1, -(-self.last_number // PAGE))

    @property
    def is_question(self) -> bool:
        return self.kind == self.Kind.QUESTION


class TopicRedirect(models.Model):
    """A merged topic's old address, or a post that was moved: where to look now."""

    old_topic_id = models.BigIntegerField(unique=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
