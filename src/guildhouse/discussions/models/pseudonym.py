"""A name a member took for one topic; who is behind it is told to nobody, and to moderators only for a flagged post."""

from django.db import models
from django.db.models.functions import Lower

from guildhouse.discussions.models.topic import Topic
from guildhouse.members.models import Member


class Pseudonym(models.Model):
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="pseudonyms")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "member"], name="discussions_pseudonym_one_each"),
            models.UniqueConstraint("topic", Lower("name"), name="discussions_pseudonym_name_once"),
        ]
