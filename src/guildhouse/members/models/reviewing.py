"""A look back at what the community is for, on the day the hosts had set."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models.member import Member


class CommunityReview(models.Model):
    """`before` holds what stood there of purpose, goals and values where the review changed it; empty when all was kept."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True, default="")
    before = models.JSONField(default=dict, blank=True)
    next_on = models.DateField()

    class Meta:
        ordering = ["-pk"]
