"""What an event said before it was changed, so that those who come can be told what is different."""

from django.db import models
from django.utils import timezone

from guildhouse.gatherings.models.gathering import Gathering
from guildhouse.members.models import Member


class Change(models.Model):
    """`what` are names of fields; `was` holds the earlier title, place, zone and times (ISO) where they changed."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    what = models.JSONField(default=list)
    was = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "version"], name="gatherings_change_once")]
