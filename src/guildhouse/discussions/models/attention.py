"""What members pay attention to: reactions, bookmarks, what they follow, how far they have read."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.discussions.models.post import Post
from guildhouse.discussions.models.topic import Topic
from guildhouse.members.models import Member


class Reaction(models.Model):
    class Kind(models.TextChoices):
        USEFUL = "useful", _("Useful")
        SAME = "same", _("Same here")
        THANKS = "thanks", _("Thank you")
        THOUGHTFUL = "thoughtful", _("Made me think")

    post = models.ForeignKey(Post, models.CASCADE, related_name="reaction_rows")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member", "kind"], name="discussions_reaction_once")]
        indexes = [models.Index(fields=["member", "post"], name="discussions_reaction_mine")]


class Bookmark(models.Model):
    """Seen by its member alone; `remind_on` brings it to Today."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    note = models.CharField(max_length=300, blank=True, default="")
    remind_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "post"], name="discussions_bookmark_once")]
        indexes = [
            models.Index(fields=["member", "remind_on"], condition=~Q(remind_on=None), name="discussions_bookmark_due")
        ]


class TopicFollow(models.Model):
    class Level(models.TextChoices):
        """Watching: every reply. Normal: mentions and replies to me. Muted: nothing at all."""

        WATCHING = "watching"
        NORMAL = "normal"
        MUTED = "muted"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="follows")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.NORMAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="discussions_topicfollow_once")]


class TopicRead(models.Model):
    """How far a member has read a topic. No row, and the topic is older than their cut-off date: read."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "topic"], name="discussions_topicread_once")]
