"""What the directory is asked by: one row per thing a member shows, and how many show it."""

from typing import Self

from django.db import models

from guildhouse.members.models.member import Member
from guildhouse.members.models.profile import Profile


class DirectoryRowQuerySet(models.QuerySet["DirectoryRow"]):
    def visible_to(self, viewer: Member | None) -> Self:
        """Members see what is shown to members; anyone else what is shown to everyone. What only its owner sees has no row."""
        to_members = viewer is not None and viewer.status in {Member.Status.ACTIVE, Member.Status.SILENCED}
        return self.shown(to_members=to_members)

    def shown(self, *, to_members: bool) -> Self:
        return self if to_members else self.filter(audience=Profile.Audience.EVERYONE)


class DirectoryRow(models.Model):
    """`value` is folded, `label` is as people write it, or empty where the house has its own word; `name` is there to sort by."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="directory_rows")
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=120)
    label = models.CharField(max_length=120, blank=True, default="")
    audience = models.CharField(max_length=8)
    name = models.CharField(max_length=80)

    objects = DirectoryRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "facet", "value"], name="members_directory_row_once"),
        ]
        indexes = [
            models.Index(fields=["facet", "value", "name", "member"], name="members_directory_by_name"),
            models.Index(fields=["facet", "value", "member"], name="members_directory_by_age"),
        ]


class DirectoryCount(models.Model):
    """How many members show this to members; a row with none is taken away, so that nothing hidden is offered to choose."""

    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=120)
    label = models.CharField(max_length=120, blank=True, default="")
    members = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="members_directory_count_once")]
        indexes = [models.Index(fields=["facet", "-members"], name="members_directory_count_most")]
