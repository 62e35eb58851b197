"""What a member wishes about conversations; no row means the defaults."""

from django.db import models

from guildhouse.members.models import Member


class TalkWishes(models.Model):
    """`takes_new`: strangers may ask. `shows_seen`: read marks, with whoever shows theirs too.

    `words_in_mail`: mails carry the beginning of a message.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    takes_new = models.BooleanField(default=True)
    shows_seen = models.BooleanField(default=False)
    words_in_mail = models.BooleanField(default=False)
