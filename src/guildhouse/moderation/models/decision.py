"""What a host decided about an item: what was done to the thing, what to the person, and why, in words for them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member, Sanction
from guildhouse.moderation.models.item import Item


class Template(models.Model):
    """Words hosts begin a reason from; `{name}`, `{rule}` and `{deadline}` are filled in."""

    title = models.CharField(max_length=80)
    text = models.TextField(max_length=2000)
    position = models.PositiveSmallIntegerField(default=100)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """`act` names what was done to the thing ("" is nothing, then "hide", "lock" and so on), `measure` what to the person.

    `ground` is one of the reasons things are flagged for; readers see it where words are hidden. `reason` is for the
    person alone. `rule` is the guideline it rests on, quoted as it stood. A decision that takes another one back `reverses` it.
    """

    class Measure(models.TextChoices):
        NOTHING = "", _("Nothing")
        WARN = "warn", _("A warning")
        SILENCE = "silence", _("Silenced")
        SUSPEND = "suspend", _("Suspended")

    item = models.ForeignKey(Item, models.CASCADE, related_name="decisions")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    act = models.CharField(max_length=20, blank=True, default="")
    measure = models.CharField(max_length=8, choices=Measure.choices, blank=True, default="")
    until = models.DateTimeField(null=True)
    sanction = models.ForeignKey(Sanction, models.SET_NULL, null=True, related_name="+")
    ground = models.CharField(max_length=12, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    rule = models.TextField(blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    given = models.JSONField(default=dict, blank=True)
    item_version = models.PositiveIntegerField()
    thing_version = models.PositiveIntegerField(default=0)
    reverses = models.OneToOneField("self", models.SET_NULL, null=True, related_name="reversed_by")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "item_version"], name="moderation_decision_version_once")
        ]
        indexes = [models.Index(fields=["about", "-id"], name="moderation_decision_about")]

    @property
    def has_consequence(self) -> bool:
        """Whether the person was told of it and may appeal."""
        return bool(self.act or self.measure)
