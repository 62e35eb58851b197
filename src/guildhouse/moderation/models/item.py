"""One thing in the queue, for as long as there is anything to say about it, and how it stood when it was looked at."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member
from guildhouse.spaces.models import Space

CLAIM_LASTS = timedelta(minutes=30)


class Item(models.Model):
    """One row per thing, open or decided; flagged again it opens again, so that its history stands in one place.

    `version` grows with every decision: a form made from an older one is refused. `rank` orders the open ones; it needs
    no recounting as time goes by (see `weighing`). `author` is whose words these are, behind a pseudonym too:
    where there is a `byline`, nobody is shown the author before `unveiled_at`, and that is in the log.
    """

    class Source(models.TextChoices):
        FLAG = "flag", _("Flagged by members")
        CHECK = "check", _("Noticed by a check")
        HELD = "held", _("Waits for a first look")

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    space = models.ForeignKey(Space, models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.FLAG)
    reason = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    byline = models.CharField(max_length=40, blank=True, default="")
    details = models.JSONField(default=dict, blank=True)
    flags_count = models.PositiveIntegerField(default=0)
    points = models.FloatField(default=0)
    rank = models.FloatField(default=0)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    unveiled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="moderation_item_thing_once")]
        indexes = [
            models.Index(fields=["-rank", "id"], condition=Q(closed_at=None), name="moderation_item_queue"),
            models.Index(fields=["space", "-rank", "id"], condition=Q(closed_at=None), name="moderation_item_space"),
            models.Index(fields=["opened_at", "id"], condition=Q(closed_at=None), name="moderation_item_waiting"),
            models.Index(fields=["author", "-id"], name="moderation_item_author"),
            models.Index(fields=["-closed_at"], condition=~Q(closed_at=None), name="moderation_item_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def get_absolute_url(self) -> str:
        return f"/moderation/{self.pk}/"

    @property
    def is_veiled(self) -> bool:
        """Whether its author wrote under another name and nobody has asked yet who it is."""
        return bool(self.byline) and self.unveiled_at is None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def holder_id(self) -> int | None:
        """Who has taken it in hand, as long as that holds."""
        taken = self.claimed_at is not None and self.claimed_at > timezone.now() - CLAIM_LASTS
        return self.claimed_by_id if taken else None


class Sighting(models.Model):
    """How a thing stood when it was flagged or decided about; kept so that an appeal is about the same words."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="sightings")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "version"], name="moderation_sighting_once")]
