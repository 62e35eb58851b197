"""What a member has typed and not yet sent, per form."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """`place` names the form (`discussions.reply:12`); `sequence` lets a stale tab be refused.

    A place that begins with `private.` keeps its words in `sealed`; `fields` then only names the files they show.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=120)
    fields = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "place"], name="kernel_draft_one_per_place")]
