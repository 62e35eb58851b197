"""What those who keep order did, one row an act. Rows are added and never changed; the database itself refuses it."""

from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """`mark` is made of this row and the mark before it, so that a row changed or taken out from outside is noticed.

    People are kept as plain ids: the log stays when an account goes, and holds no words that are private.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by_id = models.BigIntegerField(null=True)
    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True, default="")
    object_id = models.BigIntegerField(null=True)
    about_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=1000, blank=True, default="")
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64, unique=True)
    mark = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "object_id"], name="kernel_audit_thing"),
            models.Index(fields=["about_id", "-id"], name="kernel_audit_about"),
        ]
