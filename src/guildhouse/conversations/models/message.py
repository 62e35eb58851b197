"""A message, sealed with its author's key and read by whoever was in the conversation when it was said."""

from django.db import models
from django.utils import timezone

from guildhouse.conversations.models.conversation import Conversation
from guildhouse.kernel.private import PrivateTextField
from guildhouse.members.models import Member


class Message(models.Model):
    """`said` carries words; the other kinds are lines that tell who came, went or was asked (`about`).

    What is not `is_delivered` is there for its author alone, who is not to notice. `hidden_because` is a moderator's reason.
    """

    class Kind(models.TextChoices):
        SAID = "said"
        ASKED = "asked"
        JOINED = "joined"
        LEFT = "left"
        TITLED = "titled"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.SAID)
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    about = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    text = PrivateTextField(owner="author", readers="may_be_read_by")
    html = PrivateTextField(owner="author", readers="may_be_read_by")
    renderer = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    hidden_because = models.CharField(max_length=300, blank=True, default="")
    is_delivered = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="conversations_message_number_once")
        ]
        indexes = [
            models.Index(fields=["author", "-id"], name="conversations_message_author"),
            models.Index(
                fields=["deleted_at"], condition=models.Q(deleted_at__isnull=False), name="conversations_message_gone"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.number} in {self.conversation_id}"

    def get_absolute_url(self) -> str:
        """Lands on the message, on whichever page of its conversation it stands."""
        return f"/conversations/messages/{self.pk}/"

    @property
    def is_readable(self) -> bool:
        """Whether its words are shown to anybody."""
        return self.deleted_at is None and not self.hidden_because

    def may_be_read_by(self, member: Member) -> bool:
        """Whoever sees this number, as long as its words stand."""
        return self.is_readable and self.stands_before(member)

    def stands_before(self, member: Member) -> bool:
        if not self.is_delivered and member.pk != self.author_id:
            return False
        return any(one.member_id == member.pk and one.sees(self.number) for one in self.conversation.people.all())
