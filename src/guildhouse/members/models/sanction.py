"""What keeps a member from writing or from coming in: since when, until when, and whether it was lifted."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.members.models.member import Member


class SanctionQuerySet(models.QuerySet["Sanction"]):
    def in_force(self) -> Self:
        now = timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), lifted_at=None)


class Sanction(models.Model):
    """Several may run at once; `Member.status` is the strongest of those in force. `until` None: until it is lifted."""

    class Kind(models.TextChoices):
        SILENCE = "silence"
        SUSPEND = "suspend"

    member = models.ForeignKey(Member, models.CASCADE, related_name="sanctions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member"], condition=Q(lifted_at=None), name="members_sanction_member"),
            models.Index(fields=["until"], condition=Q(lifted_at=None, ended_at=None), name="members_sanction_ending"),
        ]
