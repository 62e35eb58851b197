"""Whom a member follows, and who is connected with whom."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from guildhouse.members.models.member import Member


class Follow(models.Model):
    """One way: `member` hears of what `followed` does in the open."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="follows")
    followed = models.ForeignKey(Member, models.CASCADE, related_name="followed_by")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "followed"], name="members_follow_once"),
            models.CheckConstraint(condition=~Q(member=F("followed")), name="members_follow_not_oneself"),
        ]


class ConnectionQuerySet(models.QuerySet["Connection"]):
    def of(self, member_id: int) -> Self:
        return self.filter(Q(low=member_id) | Q(high=member_id))

    def between(self, one: int, other: int) -> Self:
        return self.filter(low=min(one, other), high=max(one, other))

    def made(self) -> Self:
        return self.filter(state=Connection.State.CONNECTED)

    def waiting_for(self, member_id: int) -> Self:
        """What others have asked this member and they have not answered."""
        return self.of(member_id).filter(state=Connection.State.ASKED).exclude(asked_by=member_id)


class Connection(models.Model):
    """One row for two members, the smaller id first. Whoever asked sees "asked" until it is accepted, whatever happened."""

    class State(models.TextChoices):
        ASKED = "asked"
        CONNECTED = "connected"
        DECLINED = "declined"
        UNHEARD = "unheard"

    low = models.ForeignKey(Member, models.CASCADE, related_name="+")
    high = models.ForeignKey(Member, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="members_connection_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="members_connection_in_order"),
        ]

    def other_id(self, member_id: int) -> int:
        return self.high_id if self.low_id == member_id else self.low_id
