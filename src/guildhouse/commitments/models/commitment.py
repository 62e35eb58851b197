"""A commitment: between whoever does it and those it is promised to, and nobody else."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.private import PrivateTextField
from guildhouse.members.models import Member


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, member: Member) -> Self:
        """One's own, and those promised to one; what was asked of somebody who blocks the asker never reached them."""
        received = Receiver.objects.filter(member=member, is_delivered=True)
        own = Q(doer=member) & ~Q(state=Commitment.State.UNHEARD)
        return self.filter(own | Q(pk__in=received.values("commitment")))


class Commitment(models.Model):
    """`author` wrote the words: the doer, or whoever asked for it. A day has a reason, kept among the sealed words.

    `on` and `at` are the doer's day and hour, in `zone`. `about_kind` and `about_id` name what it came from.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        UNHEARD = "unheard"
        OPEN = "open"
        DONE = "done"
        DROPPED = "dropped"
        DECLINED = "declined"

    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    doer = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    words = PrivateTextField(owner="author", readers="is_known_to")
    ending = PrivateTextField(owner="doer", readers="is_known_to")
    on = models.DateField(null=True)
    at = models.TimeField(null=True)
    zone = models.CharField(max_length=50, blank=True, default="")
    hours = models.PositiveSmallIntegerField(null=True)
    is_exploring = models.BooleanField(default=False)
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(at=None) | Q(on__isnull=False), name="commitments_hour_has_a_day")
        ]
        indexes = [
            models.Index(fields=["doer", "state", "on"], name="commitments_mine"),
            models.Index(fields=["doer", "-ended_at"], condition=Q(ended_at__isnull=False), name="commitments_ended"),
        ]

    def __str__(self) -> str:
        return f"commitment {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/commitments/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def waits_for_doer(self) -> bool:
        """As whoever asked sees it: what never arrived looks unanswered."""
        return self.state in {self.State.ASKED, self.State.UNHEARD}

    def is_known_to(self, member: Member) -> bool:
        """Whoever does it, and whom it is promised to."""
        if member.pk == self.doer_id:
            return self.state != self.State.UNHEARD
        return any(one.member_id == member.pk and one.is_delivered for one in self.receivers.all())


class Receiver(models.Model):
    """Somebody it is promised to. What is not `is_delivered` never reached them (they block the doer)."""

    class State(models.TextChoices):
        TOLD = "told"
        ACCEPTED = "accepted"
        RELEASED = "released"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="receivers")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.TOLD)
    is_delivered = models.BooleanField(default=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "member"], name="commitments_receiver_once")]
        indexes = [models.Index(fields=["member", "commitment"], name="commitments_received")]
