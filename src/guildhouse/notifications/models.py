"""Notices without words, the mails that carry them, and what members want to hear."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.ports.notices import Choice
from guildhouse.members.models import Member

UNREAD = Q(read_at=None, withdrawn_at=None)


class MailBatch(models.Model):
    """One mail about one thread to one member: held for ten minutes, leased while it is sent, closed by its receipt."""

    class State(models.TextChoices):
        """Waiting also means: to be tried again. Dropped: all of it was read, or is no longer wanted."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        DROPPED = "dropped"
        PARKED = "parked"

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    thread = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "thread"], condition=Q(state="waiting"), name="notifications_batch_one_waiting"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["waiting", "sending"]), name="notifications_batch_due"
            ),
            models.Index(fields=["member", "sent_at"], name="notifications_batch_sent"),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk} about {self.thread}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, member: Member) -> Self:
        """One's own; whether each can still be read is asked of its room when it is worded."""
        return self.filter(member=member, withdrawn_at=None)

    def unread(self) -> Self:
        return self.filter(UNREAD)


class Notice(models.Model):
    """`why` and `mail_why` are the reasons of the decision; `withdrawn_at` hides what may no longer be read."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    thread = models.CharField(max_length=60)
    thing_id = models.BigIntegerField()
    position = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=40)
    mail_why = models.CharField(max_length=40)
    batch = models.ForeignKey(MailBatch, models.SET_NULL, null=True, related_name="notices")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "kind", "key"], name="notifications_notice_once")]
        indexes = [
            models.Index(fields=["member", "thread"], condition=UNREAD, name="notifications_notice_unread"),
            models.Index(fields=["thread"], condition=Q(read_at=None), name="notifications_notice_thread"),
            models.Index(fields=["member", "-at"], name="notifications_notice_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.thread}"

    def get_absolute_url(self) -> str:
        return f"/notices/{self.pk}/"


class NoticeWish(models.Model):
    """A choice that differs from the kind's default, or was made on purpose."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    choice = models.CharField(max_length=4, choices=[(choice.value, choice.value) for choice in Choice])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "kind"], name="notifications_wish_once")]


class NoticePause(models.Model):
    """No mail before this day begins where the member lives; the list goes on."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    until = models.DateField()
