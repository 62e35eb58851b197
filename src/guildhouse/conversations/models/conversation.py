"""A conversation between two or a few members, and how each of them stands to it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhouse.kernel.private import PrivateTextField
from guildhouse.members.models import Member

MOST_PEOPLE = 12


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, member: Member) -> Self:
        """Those one is in, or asked into; a request one let go can still be looked at by its address."""
        own = Participation.objects.filter(member=member, state__in=Participation.SEEING)
        return self.filter(pk__in=own.values("conversation"))


class Conversation(models.Model):
    """`pair` names the two members of a one-to-one ("3:17"), so that there is one between any two.

    Numbers of messages are never reused; not everybody sees every number.
    """

    class Kind(models.TextChoices):
        PAIR = "pair"
        GROUP = "group"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    pair = models.CharField(max_length=41, null=True, unique=True)
    started_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    title = PrivateTextField(owner="started_by", readers="is_known_to")
    created_at = models.DateTimeField(default=timezone.now)
    last_number = models.PositiveIntegerField(default=0)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="pair", pair__isnull=False) | Q(kind="group", pair=None),
                name="conversations_pair_is_named",
            )
        ]
        indexes = [models.Index(fields=["started_by", "created_at"], name="conversations_started")]

    def __str__(self) -> str:
        return f"conversation {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/conversations/{self.pk}/"

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.GROUP

    def is_known_to(self, member: Member) -> bool:
        """Whoever is in it, or asked into it, reads its title."""
        return any(one.member_id == member.pk and one.state in Participation.SEEING for one in self.people.all())


class Participation(models.Model):
    """One member in one conversation.

    `invited` waits for their word; `unheard` is a request that never reached them; `declined` let it go: to everybody
    else the three look alike. They read from `from_number` on, and the message numbered `asked_number` that asked them.
    `last_number`, `last_at` and `unread` are about what they may read.
    """

    class State(models.TextChoices):
        INVITED = "invited"
        UNHEARD = "unheard"
        DECLINED = "declined"
        ACTIVE = "active"
        LEFT = "left"

    SEEING = (State.INVITED, State.DECLINED, State.ACTIVE)
    NOT_YET = (State.INVITED, State.UNHEARD, State.DECLINED)

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    invited_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    asked_number = models.PositiveIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    from_number = models.PositiveIntegerField(default=1)
    read_number = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    is_muted = models.BooleanField(default=False)
    is_away = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "member"], name="conversations_participation_once")
        ]
        indexes = [
            models.Index(
                fields=["member", "-last_at"], condition=Q(state="active"), name="conversations_mine"
            ),
            models.Index(
                fields=["member"], condition=Q(state="invited") | Q(state="active", unread__gt=0, is_muted=False),
                name="conversations_waiting",
            ),
            models.Index(fields=["invited_by", "asked_at"], name="conversations_asked"),
        ]  # fmt: skip

    def sees(self, number: int) -> bool:
        if self.state == self.State.ACTIVE and number >= self.from_number:
            return True
        return self.state in self.SEEING and number == self.asked_number
