"""Words that wait for a host's look before anybody else reads them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


class HeldQuerySet(models.QuerySet["HeldWords"]):
    def of(self, member: Member) -> Self:
        """One's own, whatever became of them."""
        return self.filter(by=member)

    def waiting(self) -> Self:
        return self.filter(state=HeldWords.State.WAITING)


class HeldWords(models.Model):
    """`given` is what the room does it with (`kernel.ports.gates.performers`); `version` grows with each change by its author."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for a look")
        LET = "let", _("Posted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    space = models.ForeignKey(Space, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField()
    given = models.JSONField(default=dict)
    reasons = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")

    objects = HeldQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "-id"], name="moderation_held_mine"),
            models.Index(fields=["id"], condition=Q(state="waiting"), name="moderation_held_waiting"),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/waiting/{self.pk}/"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
