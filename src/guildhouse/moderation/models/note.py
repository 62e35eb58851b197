"""What those who keep order write to each other about a member. Never shown to the member."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member


class Note(models.Model):
    about = models.ForeignKey(Member, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["about", "-id"], name="moderation_note_about")]
