"""A post: the first words of a topic (number 1) or a reply, kept as written and as rendered."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.discussions.models.topic import PAGE, Topic
from guildhouse.members.models import Member


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, member: Member | None) -> Self:
        return self.filter(deleted_at=None, topic__in=Topic.objects.visible_to(member))


class Post(models.Model):
    """`body` is what the author wrote, `html` what readers get, made by renderer `renderer` when it was saved."""

    class Format(models.TextChoices):
        MARKDOWN = "markdown"
        HTML = "html"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Member, models.PROTECT, related_name="posts")
    pseudonym = models.CharField(max_length=40, null=True)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replies")
    body = models.TextField()
    format = models.CharField(max_length=8, choices=Format.choices, default=Format.MARKDOWN)
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    revisions_count = models.PositiveSmallIntegerField(default=0)
    reactions = models.JSONField(default=dict, blank=True)
    score = models.IntegerField(default=0)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    hidden_because = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=80, blank=True, default="")
    source_id = models.CharField(max_length=40, blank=True, default="")
    source_address = models.URLField(max_length=300, blank=True, default="")
    licence = models.CharField(max_length=40, blank=True, default="")

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="discussions_post_number_once"),
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="discussions_post_source_once"
            ),
        ]
        indexes = [
            models.Index(fields=["author", "-id"], name="discussions_post_author"),
            models.Index(fields=["renderer"], name="discussions_post_renderer"),
        ]

    def __str__(self) -> str:
        return f"#{self.number} in {self.topic_id}"

    def get_absolute_url(self) -> str:
        """Lands on the post, on whichever page of its topic it stands."""
        return f"/posts/{self.pk}/"

    @property
    def page(self) -> int:
        return (self.number - 1) // PAGE + 1


class PostRevision(models.Model):
    """What a post said before an edit."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True, default="")
    body = models.TextField()
    html = models.TextField()
    format = models.CharField(max_length=8, default=Post.Format.MARKDOWN)
    edited_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="discussions_revision_number_once")]
