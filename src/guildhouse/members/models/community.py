"""The community itself: its purpose, values and guidelines in the members' words, and how people join."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Community(models.Model):
    """One row. `goals` is a list of sentences, `values` a list of {name, meaning}; `version` counts edits of any kind.

    `language` is empty where the environment says it, `hue` (degrees of oklch) where the house keeps its own colour. `steps` says by
    key of `kernel/ports/first_steps` what became of each: done or skipped; under `ALL_STEPS`, that nobody is asked any more.
    """

    ALL_STEPS = "*"

    class Joining(models.TextChoices):
        OPEN = "open", _("Anyone joins at once")
        APPROVAL = "approval", _("A host says yes to each person")
        INVITATION = "invitation", _("Members invite those who join")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=80, default="Guildhouse")
    purpose = models.TextField(blank=True, default="")
    goals = models.JSONField(default=list, blank=True)
    values = models.JSONField(default=list, blank=True)
    guidelines = models.TextField(blank=True, default="")
    guidelines_html = models.TextField(blank=True, default="")
    guidelines_version = models.PositiveIntegerField(default=1)
    joining = models.CharField(max_length=12, choices=Joining.choices, default=Joining.OPEN)
    is_public = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    review_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True, default="")
    logo = models.CharField(max_length=80, blank=True, default="")
    hue = models.PositiveSmallIntegerField(null=True, blank=True)
    steps = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="members_community_is_one")]

    def __str__(self) -> str:
        return self.name

    def logo_url(self, side: int = 192) -> str:
        """Empty where the house's own mark stands. `side` is 64, 192 or 512 pixels."""
        return f"/logo/{self.logo}-{side}.png" if self.logo else ""
