"""A member's word that something should be looked at. Who said it is told to nobody but those who decide."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member
from guildhouse.moderation.models.item import Item


class Flag(models.Model):
    """One waiting flag per member and thing; `thing_version` is how the thing stood."""

    class Reason(models.TextChoices):
        UNKIND = "unkind", _("It is not kind")
        SPAM = "spam", _("It is spam or selling")
        OFF_PURPOSE = "off_purpose", _("It is beside the purpose of this place")
        PRIVATE = "private", _("It tells private things about somebody")
        UNSAFE = "unsafe", _("It is unsafe, or against the law")
        ELSE = "else", _("Something else")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waits for a host")
        ACTED = "acted", _("A host has acted on it")
        KEPT = "kept", _("A host has looked and left it as it is")

    item = models.ForeignKey(Item, models.CASCADE, related_name="flags")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = models.CharField(max_length=1000, blank=True, default="")
    thing_version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "by"], condition=Q(outcome="waiting"), name="moderation_flag_once")
        ]
        indexes = [models.Index(fields=["by", "-at"], name="moderation_flag_mine")]
