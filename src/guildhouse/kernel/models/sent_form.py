"""A form that was sent and done, so that a second press of its button does nothing twice."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class SentForm(models.Model):
    """`mark` is made of the form's own key and all that was typed; `address` is where its first sending led."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    address = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "mark"], name="kernel_sent_form_once")]
