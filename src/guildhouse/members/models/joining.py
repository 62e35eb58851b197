"""Ways in that somebody has to open: a request to a host, an invitation from a member."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models.member import Member


class JoinRequest(models.Model):
    """A member who waits for a host's word; closed by the decision, with its reason."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="join_request")
    words = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    accepted = models.BooleanField(null=True)
    reason = models.TextField(blank=True, default="")


class Invitation(models.Model):
    """Only a hash of the link's secret is kept; it works `most_uses` times until it expires or is revoked."""

    IN_SESSION = "invitation"  # under which a visitor's session carries the secret until they have joined

    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Member, models.CASCADE, related_name="invitations")
    email = models.EmailField(blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    most_uses = models.PositiveSmallIntegerField(default=1)
    uses = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(uses__lte=models.F("most_uses")), name="members_invitation_uses")
        ]
