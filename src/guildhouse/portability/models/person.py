"""Who somebody was at the source, which member stands for them here, and who says that it was them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from guildhouse.members.models import Member


class ImportedPersonQuerySet(models.QuerySet["ImportedPerson"]):
    def unclaimed(self) -> Self:
        return self.filter(member__status=Member.Status.PLACEHOLDER)


class ImportedPerson(models.Model):
    """`source_id` is their id there, or "name:…" where only a name was left of an account.

    `account_id` is the same at every site of a network. `email` comes from the hosts' table; it is shown to nobody.
    """

    source = models.CharField(max_length=80)
    source_id = models.CharField(max_length=120)
    account_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=80)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254, blank=True, default="")
    claimed_at = models.DateTimeField(null=True)

    objects = ImportedPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="portability_person_once"),
        ]
        indexes = [
            models.Index(fields=["account_id"], condition=~Q(account_id=None), name="portability_person_account"),
            models.Index(Lower("email"), condition=~Q(email=""), name="portability_person_email"),
            models.Index(fields=["member"], name="portability_person_member"),
        ]

    def __str__(self) -> str:
        return self.name


class Claim(models.Model):
    """A member says "this was me"; a host decides."""

    person = models.ForeignKey(ImportedPerson, models.CASCADE, related_name="claims")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "member"], condition=Q(decided_at=None), name="portability_claim_one_waiting"
            )
        ]
