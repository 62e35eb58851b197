"""Which hours and days have been announced, so that each is announced once."""

from django.db import models


class ClockTick(models.Model):
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "at"], name="kernel_clocktick_once")]
