"""How far a member is trusted: figures and level; the days they were here; the numbers hosts have set."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models.member import Member


class TrustRecord(models.Model):
    """The figures are recounted from ledger, reading marks and days; only `base_…`, `by_hand` and `falls_on` are not.

    `base_…` is what was read before somebody marked everything as read, which leaves no marks behind.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="trust_record")
    topics_read = models.PositiveIntegerField(default=0)
    posts_read = models.PositiveIntegerField(default=0)
    days = models.PositiveIntegerField(default=0)
    recent_days = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)
    thanks = models.PositiveIntegerField(default=0)
    base_topics = models.PositiveIntegerField(default=0)
    base_posts = models.PositiveIntegerField(default=0)
    by_hand = models.BooleanField(default=False)
    falls_on = models.DateField(null=True)
    settled_at = models.DateTimeField(default=timezone.now)


class DayHere(models.Model):
    """A day (UTC) on which a member read or wrote something."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "day"], name="members_dayhere_once")]


class TrustRules(models.Model):
    """One row, once hosts have changed a number: {"1": {"topics_read": 5}}."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    ladder = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="members_trustrules_is_one")]
