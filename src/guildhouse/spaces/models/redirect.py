"""Where a space can be found that has changed its address."""

from django.db import models

from guildhouse.spaces.models.space import Space


class SpaceRedirect(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    space = models.ForeignKey(Space, models.CASCADE, related_name="+")
