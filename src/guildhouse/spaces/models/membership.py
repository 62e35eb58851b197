"""Who is in a space, in what role, and how much of it they want to hear."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member
from guildhouse.spaces.models.space import Space


class SpaceMembership(models.Model):
    class Role(models.TextChoices):
        MEMBER = "member"
        HOST = "host"

    class Level(models.TextChoices):
        """Watching: every new topic. Normal: what concerns me. Muted: nothing, not even in lists of all spaces."""

        WATCHING = "watching"
        NORMAL = "normal"
        MUTED = "muted"

    space = models.ForeignKey(Space, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Member, models.CASCADE, related_name="space_memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.NORMAL)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "member"], name="spaces_membership_once")]


class EntryRequest(models.Model):
    """Asks the hosts of a space to open; at most one is waiting per member and space."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="entry_requests")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    accepted = models.BooleanField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "member"], condition=models.Q(decided_at=None), name="spaces_entryrequest_one_waiting"
            )
        ]
