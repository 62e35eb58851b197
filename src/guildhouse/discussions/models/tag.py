"""Tags: words members put on topics, one set for the whole community."""

from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=40, unique=True)
    topics_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
