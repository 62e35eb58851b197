"""What a community watches for or does not want: words and domains of links; and what its decisions taught."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member


class Listed(models.Model):
    """One entry. `folded` is the value without capitals and accents: the same word is there once per language."""

    class Kind(models.TextChoices):
        WORD = "word", _("Word or phrase")
        DOMAIN = "domain", _("Domain of links")

    class Way(models.TextChoices):
        EXACT = "exact", _("Just so, as a whole word")
        STEM = "stem", _("With its endings")
        ANYWHERE = "anywhere", _("Inside other words too")

    class Act(models.TextChoices):
        NOTE = "note", _("A host is told; the words stand")
        HOLD = "hold", _("The words wait for a host's look")
        REFUSE = "refuse", _("The words are refused, with the reason")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.CharField(max_length=100)
    folded = models.CharField(max_length=200)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.EXACT)
    act = models.CharField(max_length=6, choices=Act.choices, default=Act.NOTE)
    language = models.CharField(max_length=10, blank=True, default="")
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kind", "folded", "language"]
        constraints = [models.UniqueConstraint(fields=["kind", "folded", "language"], name="moderation_listed_once")]

    def __str__(self) -> str:
        return self.value


class Evidence(models.Model):
    """In how many texts that were declined as spam, and in how many that were let through, a feature stood; 0 counts all."""

    feature = models.PositiveIntegerField(primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)
