"""What hosts have decided about limits and checks: one row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rules(models.Model):
    """`rates` and `amounts` hold only what differs from the defaults in `limits`; `version` counts changes.

    `lists_mark` is another one after each change of the lists, so that every process knows when to read them anew.
    """

    class Review(models.TextChoices):
        OFF = "off", _("Never: what a newcomer writes stands at once")
        DOUBT = "doubt", _("When their first words hold a link, or look like spam")
        ALWAYS = "always", _("Always: a host looks at a newcomer's first words")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    limits_on = models.BooleanField(default=True)
    rates = models.JSONField(default=dict, blank=True)
    amounts = models.JSONField(default=dict, blank=True)
    review = models.CharField(max_length=6, choices=Review.choices, default=Review.DOUBT)
    spam_on = models.BooleanField(default=True)
    reads_figures = models.BooleanField(default=False)
    lists_mark = models.CharField(max_length=16, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="moderation_rules_is_one")]
