"""One key per member, itself sealed: deleting the row makes everything the member sealed unreadable for good."""

from django.conf import settings
from django.db import models


class DataKey(models.Model):
    """`wrapped` opens with master key number `key_version`, which is in a file outside the database."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    wrapped = models.BinaryField()
    key_version = models.PositiveIntegerField(db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
