"""Whom visitors of a demo may look around as, and how far members are on the tour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member


class Guise(models.Model):
    """One of the demo's own members, lent to everybody; worth nothing where the house is no demo."""

    class Role(models.TextChoices):
        ASPIRING = "aspiring", _("An aspiring PM")
        MENTOR = "mentor", _("A mentor")
        HOST = "host", _("A host")

    role = models.CharField(max_length=8, choices=Role.choices, unique=True)
    member = models.OneToOneField(Member, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.role


class TourPlace(models.Model):
    """The stop of the tour a member saw last, so that they can go on there on another day."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    stop = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"stop {self.stop}"
