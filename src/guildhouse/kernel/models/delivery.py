"""The outbox: one row per fact and listener, gone when the listener has done its work."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Delivery(models.Model):
    """Leased while a worker holds it; parked, and shown to hosts, when it has failed too often."""

    event = models.CharField(max_length=120)
    listener = models.CharField(max_length=120)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True)
    last_error = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], condition=Q(parked_at=None), name="kernel_delivery_due")]

    def __str__(self) -> str:
        return f"{self.event} for {self.listener}"
