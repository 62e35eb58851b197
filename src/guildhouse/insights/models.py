"""What hosts have said about a thing that waits: who has it in hand, until when it rests, why it needs nothing."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.members.models import Member

HELD_FOR = timedelta(days=2)


class MarkQuerySet(models.QuerySet["Mark"]):
    def aside(self, now: datetime) -> Self:
        """Those that keep a thing from the list: it needs nothing, or rests."""
        return self.filter(Q(left_at__isnull=False) | Q(snoozed_until__gt=now))

    def spent(self, now: datetime) -> Self:
        """Those that say nothing any more."""
        held = Q(taken_at__gt=now - HELD_FOR, taken_by__isnull=False)
        return self.exclude(held).exclude(left_at__isnull=False).exclude(snoozed_until__gt=now)


class Mark(models.Model):
    """One per thing and beginning of its wait (`since`): a thing that waits anew starts without a past.

    The lane says of which kind the thing is. Nothing here says what it holds, so nothing private is kept twice.
    """

    lane = models.CharField(max_length=40)
    thing_id = models.BigIntegerField()
    since = models.DateTimeField()
    taken_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    snoozed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    snoozed_until = models.DateTimeField(null=True)
    left_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)
    left_because = models.CharField(max_length=300, blank=True, default="")

    objects = MarkQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lane", "thing_id", "since"], name="insights_mark_once")]

    def __str__(self) -> str:
        return f"{self.lane} {self.thing_id}"

    @property
    def holder_id(self) -> int | None:
        """Who has it in hand, as long as that holds."""
        taken = self.taken_at is not None and self.taken_at > timezone.now() - HELD_FOR
        return self.taken_by_id if taken else None
