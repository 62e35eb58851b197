"""What falls due for a member on a day, whichever room it is of: an address for Today, and no word of it."""

from django.conf import settings
from django.db import models


class Due(models.Model):
    """`room` says who words it, `thing_id` which thing of that room it is."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    room = models.CharField(max_length=30)
    thing_id = models.BigIntegerField()
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "thing_id", "member"], name="kernel_due_once")]
        indexes = [models.Index(fields=["member", "on"], name="kernel_due_member")]
