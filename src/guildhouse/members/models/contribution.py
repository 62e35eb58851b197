"""The ledger of what members gave: who, what kind, when, where. It can be recomputed from the rooms."""

from django.db import models

from guildhouse.members.models.member import Member


class Contribution(models.Model):
    member = models.ForeignKey(Member, models.CASCADE, related_name="contributions")
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    space_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "kind", "object_id"], name="members_contribution_once")
        ]
        indexes = [
            models.Index(fields=["member", "-at"], name="members_contribution_recent"),
            models.Index(fields=["kind", "object_id"], name="members_contribution_thing"),
        ]
