"""Another day for a commitment, with its reason: proposed by one side, agreed by the other, or set by the doer."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.commitments.models.commitment import Commitment
from guildhouse.kernel.private import PrivateTextField
from guildhouse.members.models import Member


class Proposal(models.Model):
    """At most one is open for a commitment; the others are its history. `moved` was set by the doer without asking."""

    class State(models.TextChoices):
        OPEN = "open"
        AGREED = "agreed"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        MOVED = "moved"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="proposals")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    on = models.DateField(null=True)
    at = models.TimeField(null=True)
    why = PrivateTextField(owner="by", readers="is_known_to")
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment"], condition=Q(state="open"), name="commitments_one_proposal")
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    def is_known_to(self, member: Member) -> bool:
        return self.commitment.is_known_to(member)
