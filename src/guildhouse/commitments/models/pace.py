"""How much of a week a member wants to give to what they commit themselves to."""

from django.db import models

from guildhouse.members.models import Member


class Pace(models.Model):
    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    hours_a_week = models.PositiveSmallIntegerField(null=True)
