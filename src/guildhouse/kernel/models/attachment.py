"""A file a member gave, and the thing it is kept by; until that thing is saved it is pending."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Attachment(models.Model):
    """`key` names the stored file and stands in its address; a picture (one with a width) is our own re-encoding.

    GONE marks a row whose file is being deleted.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        KEPT = "kept"
        GONE = "gone"

    key = models.CharField(max_length=32, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=150)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.PENDING)
    kind = models.CharField(max_length=60, blank=True, default="")
    object_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["pending", "gone"], kind="", object_id=None)
                | (Q(state="kept", object_id__isnull=False) & ~Q(kind="")),
                name="kernel_attachment_kept_by_something",
            )
        ]
        indexes = [
            models.Index(fields=["kind", "object_id"], name="kernel_attachment_kept_by"),
            models.Index(fields=["created_at"], condition=~Q(state="kept"), name="kernel_attachment_pending"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/attachments/{self.key}/"

    @property
    def is_picture(self) -> bool:
        return self.width is not None
