"""Tokens by which a member's programs speak for them; only a hash of each is kept."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member


class ApiToken(models.Model):
    """`scopes` is a list of "read", "write", "conversations", "decisions" and "commitments"; a token says nothing once it has expired or was revoked."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
