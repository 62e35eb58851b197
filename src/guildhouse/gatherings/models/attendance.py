"""One member's answer to one event."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.gatherings.models.gathering import Gathering
from guildhouse.members.models import Member


class Attendance(models.Model):
    """`place` is the number of whoever waits; the smallest is first. `came` is None until somebody has said so."""

    class State(models.TextChoices):
        GOING = "going"
        WAITING = "waiting"
        DECLINED = "declined"

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices)
    place = models.PositiveIntegerField(null=True)
    is_listed = models.BooleanField(default=True)
    came = models.BooleanField(null=True)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "member"], name="gatherings_attendance_once"),
            models.UniqueConstraint(
                fields=["gathering", "place"], condition=Q(state="waiting"), name="gatherings_place_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", place__isnull=False) | (~Q(state="waiting") & Q(place=None)),
                name="gatherings_place_of_who_waits",
            ),
        ]
        indexes = [models.Index(fields=["member", "state"], name="gatherings_mine")]
