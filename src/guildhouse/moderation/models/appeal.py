"""A member's word against a decision about them, and what a different host made of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.members.models import Member
from guildhouse.moderation.models.decision import Decision


class Appeal(models.Model):
    """Once per decision. `is_upheld` says that the decision stands."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.TextField(max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["at"], condition=Q(decided_at=None), name="moderation_appeal_waiting")]
