"""That something changed on a channel; the live-events process reads these and tells open pages."""

from django.db import models
from django.utils import timezone


class Pulse(models.Model):
    """Names a channel only, never what changed: an open page fetches that itself, with its own rights."""

    channel = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now, db_index=True)


class StreamEnd(models.Model):
    """A member whose streams ended: tokens signed until this second (of Unix time) are worth nothing any more."""

    member_id = models.BigIntegerField(primary_key=True)
    until = models.BigIntegerField(db_index=True)
