"""An event: what it is for, when and where, for how many; and those who organise it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def visible_to(self, member: Member | None) -> Self:
        """Those of everyone, and those in spaces this person may read; without what a host has hidden."""
        readable = Space.objects.readable_by(member)
        return self.filter(Q(space=None) | Q(space__in=readable), deleted_at=None)

    def happening(self) -> Self:
        return self.filter(deleted_at=None, cancelled_at=None)


class Gathering(models.Model):
    """Times are stored in UTC; `zone` is the one it was planned in. `going_count` never exceeds `capacity`.

    `last_place` is the last number given to somebody who waits; numbers are not given twice. `version` counts every
    change, `sequence` those that calendars must hear of.
    """

    class Kind(models.TextChoices):
        MEETUP = "meetup", _("Meetup")
        WEBINAR = "webinar", _("Webinar")
        WORKSHOP = "workshop", _("Workshop")
        CONFERENCE = "conference", _("Conference")
        FAIR = "fair", _("Career fair")
        PITCH = "pitch", _("Pitch night")
        HOURS = "hours", _("Office hours")
        SOCIAL = "social", _("Social")

    class Way(models.TextChoices):
        PERSON = "person", _("In person")
        ONLINE = "online", _("Online")
        BOTH = "both", _("In person and online")

    space = models.ForeignKey(Space, models.CASCADE, null=True, related_name="gatherings")
    created_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=300)
    body = models.TextField(blank=True, default="")
    html = models.TextField(blank=True, default="")
    renderer = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MEETUP)
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.PERSON)
    place = models.CharField(max_length=300, blank=True, default="")
    link = models.CharField(max_length=500, blank=True, default="")
    zone = models.CharField(max_length=50)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    going_count = models.PositiveIntegerField(default=0)
    waiting_count = models.PositiveIntegerField(default=0)
    last_place = models.PositiveIntegerField(default=0)
    notes = models.TextField(blank=True, default="")
    notes_html = models.TextField(blank=True, default="")
    recording = models.CharField(max_length=500, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=500, blank=True, default="")
    deleted_at = models.DateTimeField(null=True)
    hidden_because = models.CharField(max_length=300, blank=True, default="")

    objects = GatheringQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(going_count__lte=F("capacity")), name="gatherings_never_oversold"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gatherings_end_after_start"),
        ]
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(deleted_at=None), name="gatherings_upcoming"),
            models.Index(fields=["space", "-starts_at"], name="gatherings_of_space"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/events/{self.pk}/"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.going_count >= self.capacity

    def has_begun(self, now: datetime) -> bool:
        return now >= self.starts_at

    def is_over(self, now: datetime) -> bool:
        return now >= self.ends_at

    def is_closed(self, now: datetime) -> bool:
        """Nobody new is taken: registration has ended, or it has begun."""
        return now >= (self.closes_at or self.starts_at) or self.has_begun(now)


class Organiser(models.Model):
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="organisers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "member"], name="gatherings_organiser_once")]
