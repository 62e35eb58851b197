"""How people treat each other here, as it stood at each change."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models.member import Member


class GuidelinesVersion(models.Model):
    """`substance` is what members accept: it stays the same where only words were mended."""

    number = models.PositiveIntegerField(unique=True)
    substance = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)
