"""What a member chose to show to those who keep order: the words themselves, copied in the open, and nothing around them."""

from django.db import models
from django.utils import timezone

from guildhouse.conversations.models.conversation import Conversation
from guildhouse.conversations.models.message import Message
from guildhouse.members.models import Member


class Excerpt(models.Model):
    """`about` is whose words they are; lines of others stand beside them where the reporter chose so."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    reporter = models.ForeignKey(Member, models.PROTECT, related_name="+")
    about = models.ForeignKey(Member, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="conversations_excerpt_age")]

    def __str__(self) -> str:
        return f"excerpt {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/conversations/excerpts/{self.pk}/"


class ExcerptLine(models.Model):
    excerpt = models.ForeignKey(Excerpt, models.CASCADE, related_name="lines")
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
