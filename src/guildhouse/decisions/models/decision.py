"""A decision: private to its owner, and in part to those they ask; and what each of those sees in it, sealed with their own key."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.private import PrivateTextField
from guildhouse.members.models import Member


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, member: Member) -> Self:
        """One's own, and those one is asked about. Hosts are strangers like everybody else."""
        asked = Perspective.objects.filter(author=member, is_delivered=True)
        return self.filter(Q(owner=member) | Q(pk__in=asked.values("decision")))


class Decision(models.Model):
    """Each sealed column has readers of its own; `models/words.py` says what is in it.

    `chosen` is the option taken, 0 for another way, None while it is open. `version` counts changes of what is asked.
    """

    class State(models.TextChoices):
        OPEN = "open"
        DECIDED = "decided"
        LOOKED_BACK = "looked_back"
        DROPPED = "dropped"

    owner = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=11, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    shared = PrivateTextField(owner="owner", readers="is_shown_to")
    expected = PrivateTextField(owner="owner")
    decide_by = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    chosen = models.PositiveSmallIntegerField(null=True)
    verdict = PrivateTextField(owner="owner", readers="is_told_to")
    decided_at = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=False)

    look_back_on = models.DateField(null=True)
    look_back = PrivateTextField(owner="owner", readers="is_told_back_to")
    same_way = models.CharField(max_length=6, blank=True, default="")
    looked_back_at = models.DateTimeField(null=True)
    is_told_back = models.BooleanField(default=False)

    dropped_at = models.DateTimeField(null=True)
    farewell = PrivateTextField(owner="owner", readers="is_shown_to")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "state", "-changed_at"], name="decisions_mine")]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/decisions/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def has_verdict(self) -> bool:
        return self.state in {self.State.DECIDED, self.State.LOOKED_BACK}

    def is_shown_to(self, member: Member) -> bool:
        """Whoever was asked reads what is asked."""
        return any(one.author_id == member.pk and one.is_delivered for one in self.perspectives.all())

    def has_helped(self, member: Member) -> bool:
        return any(one.author_id == member.pk and one.is_given for one in self.perspectives.all())

    def is_told_to(self, member: Member) -> bool:
        """Whoever gave a perspective reads what was decided, where its owner wishes so."""
        return self.is_told and self.has_helped(member)

    def is_told_back_to(self, member: Member) -> bool:
        return self.is_told_back and self.has_helped(member)


class Perspective(models.Model):
    """`lean` is an option's id, 0 for none of them. `decision` is None once its owner has deleted it for good.

    What is not `is_delivered` never reached the one asked (they block the asker), who must not notice.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        GIVEN = "given"
        DECLINED = "declined"

    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="perspectives")
    asker = models.ForeignKey(Member, models.PROTECT, related_name="+")
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    is_delivered = models.BooleanField(default=True)
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    lean = models.PositiveSmallIntegerField(default=0)
    thoughts = PrivateTextField(owner="author", readers="may_be_read_by")
    renderer = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "author"], condition=Q(decision__isnull=False), name="decisions_asked_once"
            )
        ]
        indexes = [models.Index(fields=["author", "state", "-asked_at"], name="decisions_asked_of")]

    def __str__(self) -> str:
        return f"perspective {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/decisions/{self.decision_id}/" if self.decision_id else "/decisions/?show=given"

    @property
    def is_given(self) -> bool:
        return self.state == self.State.GIVEN

    def may_be_read_by(self, member: Member) -> bool:
        """Whoever asked, as long as they have the decision it is about."""
        return self.is_given and self.decision_id is not None and member.pk == self.asker_id
