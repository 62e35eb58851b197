"""That a process is alive: it writes the time here, and whoever wonders compares it with the clock."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

SILENT_AFTER = timedelta(seconds=90)


class Heartbeat(models.Model):
    """One row per name (`worker`), whichever machine it runs on."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name

    @property
    def is_silent(self) -> bool:
        return timezone.now() - self.at > SILENT_AFTER
