"""A look back at what a space is for, on the day its hosts had set."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member
from guildhouse.spaces.models.space import Space


class SpaceReview(models.Model):
    """`before` holds what stood there of purpose and goals where the review changed it; empty when all was kept."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="reviews")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True, default="")
    before = models.JSONField(default=dict, blank=True)
    next_on = models.DateField()

    class Meta:
        ordering = ["-pk"]
