"""A link that lets whoever holds it do one thing: unsubscribe, answer an invitation, read a private calendar."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class SecretLink(models.Model):
    """Only the token's hash is stored. No end and no most uses mean: until it is revoked."""

    purpose = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=60, blank=True, default="")
    object_id = models.BigIntegerField(null=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, db_index=True)
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    max_uses = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(max_uses=None) | Q(uses__lte=F("max_uses")), name="kernel_secretlink_not_overused"
            )
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="kernel_secretlink_subject")]

    def __str__(self) -> str:
        return self.purpose
